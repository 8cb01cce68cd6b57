package io.pipewright.yaml;

import io.pipewright.problem.SourceLocation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value as it is written in a YAML file. What type a scalar is, whoever reads it decides. */
public sealed interface YamlValue {
  /** Where it starts. */
  SourceLocation at();

  /** Runs the case for this value. */
  <R> R match(Cases<R> cases);

  /** The value at {@code steps} from here: keys as text, indexes as integers. */
  default Optional<YamlValue> find(List<Object> steps) {
    if (steps.isEmpty()) {
      return Optional.of(this);
    }
    return child(steps.get(0)).flatMap(child -> child.find(steps.subList(1, steps.size())));
  }

  /** The member or the item that {@code step} names. */
  default Optional<YamlValue> child(Object step) {
    return match(
        new Cases<>() {
          @Override
          public Optional<YamlValue> mapping(Mapping mapping) {
            return Optional.ofNullable(mapping.members().get(String.valueOf(step)))
                .map(Member::value);
          }

          @Override
          public Optional<YamlValue> sequence(Sequence sequence) {
            return step instanceof Integer index && index >= 0 && index < sequence.items().size()
                ? Optional.of(sequence.items().get(index))
                : Optional.empty();
          }

          @Override
          public Optional<YamlValue> scalar(Scalar scalar) {
            return Optional.empty();
          }
        });
  }

  /**
   * One function for each kind of value.
   *
   * @param <R> what they give
   */
  interface Cases<R> {
    R mapping(Mapping mapping);

    R sequence(Sequence sequence);

    R scalar(Scalar scalar);
  }

  /**
   * Keys and values in the order written.
   *
   * @param members by key, no key twice
   */
  record Mapping(SourceLocation at, Map<String, Member> members) implements YamlValue {
    public Mapping {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.mapping(this);
    }
  }

  /**
   * A key's place and its value.
   *
   * @param keyAt where the key starts
   * @param value what it is set to
   */
  record Member(SourceLocation keyAt, YamlValue value) {}

  /**
   * A list.
   *
   * @param items in the order written
   */
  record Sequence(SourceLocation at, List<YamlValue> items) implements YamlValue {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.sequence(this);
    }
  }

  /**
   * A single value.
   *
   * @param text what is written, quotes and escapes resolved
   * @param plain whether it is written without quotes and not as a block
   */
  record Scalar(SourceLocation at, String text, boolean plain) implements YamlValue {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.scalar(this);
    }

    /** Whether it is YAML 1.2's null: nothing, {@code ~} or {@code null}. */
    public boolean isNull() {
      return plain
          && (text.isEmpty()
              || text.equals("~")
              || text.equals("null")
              || text.equals("Null")
              || text.equals("NULL"));
    }
  }
}
