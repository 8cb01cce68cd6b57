package io.pipewright.steps.version;

import java.util.Locale;

/** How much a version grows; the later, the more. */
public enum Bump {
  PATCH,
  MINOR,
  MAJOR;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
