package io.pipewright.schema;

import io.pipewright.yaml.YamlValue;

/** Says in a few words what is written somewhere. */
final class WrittenValue implements YamlValue.Cases<String> {
  /** What is said of a key without a value. */
  static final String NOTHING = "nothing";

  private static final int LONGEST = 80;

  private WrittenValue() {}

  static String describe(YamlValue value) {
    return value.match(new WrittenValue());
  }

  static boolean isQuoted(YamlValue value) {
    return value instanceof YamlValue.Scalar scalar && !scalar.plain();
  }

  @Override
  public String mapping(YamlValue.Mapping mapping) {
    return "a mapping";
  }

  @Override
  public String sequence(YamlValue.Sequence sequence) {
    return sequence.items().isEmpty() ? "an empty list" : "a list";
  }

  @Override
  public String scalar(YamlValue.Scalar scalar) {
    if (scalar.isNull()) {
      return NOTHING;
    }
    String text = scalar.text();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
