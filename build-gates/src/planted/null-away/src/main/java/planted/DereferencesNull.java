package planted;

import org.jspecify.annotations.Nullable;

/** Forgets that the name may be missing. */
public final class DereferencesNull {
  private DereferencesNull() {}

  /** The length of a name. */
  public static int length(@Nullable String name) {
    return name.length();
  }
}
