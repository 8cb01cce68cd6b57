package io.pipewright.yaml;

import io.pipewright.problem.ProblemCode;
import io.pipewright.problem.Problems;
import io.pipewright.problem.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns SnakeYAML's node graph into a tree; an alias becomes a copy of what it names. */
final class YamlTree {
  private final String file;
  private final YamlLimits limits;
  private final Problems problems;
  // An alias of an alias of a list doubles with each line: what counts is the size after that.
  private int values;

  YamlTree(String file, YamlLimits limits, Problems problems) {
    this.file = file;
    this.limits = limits;
    this.problems = problems;
  }

  /** The tree; empty if a problem was found that leaves no tree. */
  Optional<YamlValue> build(Node root) {
    YamlValue tree = value(root, 1);
    if (values > limits.values()) {
      problems.add(
          ProblemCode.TOO_MANY_VALUES,
          tree.at(),
          "",
          "the file holds more than " + limits.values() + " values once its aliases are followed",
          "",
          List.of(),
          "write the values out instead of using aliases of aliases");
    }
    return problems.isEmpty() ? Optional.of(tree) : Optional.empty();
  }

  private YamlValue value(Node node, int depth) {
    SourceLocation at = at(node);
    values++;
    if (values > limits.values()) {
      return new YamlValue.Scalar(at, "", true);
    }
    if (depth > limits.depth()) {
      add(
          ProblemCode.TOO_DEEP,
          at,
          "the values are nested deeper than " + limits.depth() + " levels",
          "",
          "nest less; an alias must not stand inside what it names");
      return new YamlValue.Scalar(at, "", true);
    }
    if (node instanceof MappingNode mapping) {
      checkTag(node, Tag.MAP);
      return new YamlValue.Mapping(at, members(mapping, depth));
    }
    if (node instanceof SequenceNode sequence) {
      checkTag(node, Tag.SEQ);
      List<YamlValue> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(value(item, depth + 1)));
      return new YamlValue.Sequence(at, items);
    }
    checkTag(node, Tag.STR);
    ScalarNode scalar = (ScalarNode) node;
    if (scalar.getValue().length() > limits.scalar()) {
      add(
          ProblemCode.SCALAR_TOO_LONG,
          at,
          "a value is longer than " + limits.scalar() + " characters",
          scalar.getValue().length() + " characters",
          "shorten it");
    }
    return new YamlValue.Scalar(
        at, scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN);
  }

  private Map<String, YamlValue.Member> members(MappingNode mapping, int depth) {
    Map<String, YamlValue.Member> members = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Optional<String> key = key(tuple.getKeyNode());
      if (key.isEmpty()) {
        continue;
      }
      SourceLocation at = at(tuple.getKeyNode());
      YamlValue.Member first = members.get(key.get());
      if (first != null) {
        add(
            ProblemCode.DUPLICATE_KEY,
            at,
            "the key '" + key.get() + "' is written twice in the same mapping",
            "'" + key.get() + "', first on line " + first.keyAt().line(),
            "keep one of the two");
        continue;
      }
      members.put(key.get(), new YamlValue.Member(at, value(tuple.getValueNode(), depth + 1)));
    }
    return members;
  }

  private Optional<String> key(Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      add(
          ProblemCode.KEY_NOT_TEXT,
          at(node),
          "a key is a list or a mapping",
          "",
          "write the key as a word; put a value that starts with { or [ in quotes");
      return Optional.empty();
    }
    checkTag(node, Tag.STR);
    if (scalar.getScalarStyle() == ScalarStyle.PLAIN && scalar.getValue().equals("<<")) {
      add(
          ProblemCode.MERGE_KEY,
          at(node),
          "the merge key is not part of YAML 1.2",
          "<<",
          "write the keys out");
      return Optional.empty();
    }
    return Optional.of(scalar.getValue());
  }

  private void checkTag(Node node, Tag plain) {
    if (!limits.tags() && !node.getTag().equals(plain)) {
      add(
          ProblemCode.EXPLICIT_TAG,
          at(node),
          "a value carries a tag",
          node.getTag().getValue(),
          "remove the tag; put a value that starts with ! in quotes");
    }
  }

  private void add(ProblemCode code, SourceLocation at, String message, String found, String fix) {
    problems.add(code, at, "", message, found, List.of(), fix);
  }

  private SourceLocation at(Node node) {
    Mark start = node.getStartMark();
    return new SourceLocation(file, start.getLine() + 1, start.getColumn() + 1);
  }
}
