package io.pipewright.migration;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/** A value of a YAML text that knows its place. */
sealed interface PlacedNode {
  Place place();

  default int start() {
    return place().start();
  }

  default int end() {
    return place().end();
  }

  /** What it stands for: itself, or what the alias names. */
  default PlacedNode resolved() {
    return this;
  }

  /** Whether an anchor or an alias is in it, so that it cannot go to another place. */
  default boolean isBound() {
    return place().anchor().isPresent();
  }

  /**
   * Keys and values.
   *
   * @param flow whether it is written in braces
   */
  record Mapping(Place place, boolean flow, List<Entry> entries) implements PlacedNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The entry whose key is {@code name}. */
    Optional<Entry> find(String name) {
      return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** The entries whose keys are among {@code names}, in the order written. */
    List<Entry> findAll(Collection<String> names) {
      return entries.stream().filter(entry -> names.contains(entry.name())).toList();
    }

    @Override
    public boolean isBound() {
      return PlacedNode.super.isBound() || entries.stream().anyMatch(Entry::isBound);
    }
  }

  /**
   * A key and its value.
   *
   * @param key a scalar, or an alias of one
   */
  record Entry(PlacedNode key, PlacedNode value) {
    /** The key's text. */
    String name() {
      return key.resolved() instanceof Scalar scalar ? scalar.text() : "";
    }

    boolean isBound() {
      return key.isBound() || value.isBound();
    }
  }

  /**
   * A list.
   *
   * @param flow whether it is written in brackets
   */
  record Sequence(Place place, boolean flow, List<PlacedNode> items) implements PlacedNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public boolean isBound() {
      return PlacedNode.super.isBound() || items.stream().anyMatch(PlacedNode::isBound);
    }
  }

  /**
   * A single value.
   *
   * @param text what is written, quotes and escapes resolved
   */
  record Scalar(Place place, String text, ScalarStyle style) implements PlacedNode {
    /** {@code word} in the same quotes. */
    String quote(String word) {
      return switch (style) {
        case DOUBLE_QUOTED -> '"' + word + '"';
        case SINGLE_QUOTED -> "'" + word + "'";
        default -> word;
      };
    }
  }

  /**
   * A reference.
   *
   * @param target what it refers to
   */
  record Alias(Place place, PlacedNode target) implements PlacedNode {
    @Override
    public PlacedNode resolved() {
      return target;
    }

    @Override
    public boolean isBound() {
      return true;
    }
  }
}
