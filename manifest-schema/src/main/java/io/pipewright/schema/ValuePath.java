package io.pipewright.schema;

import java.util.List;

/** A value's path as people write it: {@code deploy[1].environment}. */
final class ValuePath {
  private ValuePath() {}

  static String of(List<Object> steps) {
    String path = "";
    for (Object step : steps) {
      path = append(path, step);
    }
    return path;
  }

  static String append(String path, Object step) {
    if (step instanceof Integer) {
      return path + "[" + step + "]";
    }
    return path.isEmpty() ? step.toString() : path + "." + step;
  }
}
