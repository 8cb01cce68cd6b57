package planted;

/** Keeps a name that it is never given. */
final class AssignsItself {
  private String name = "";

  /** Means to set the name. */
  public String rename(String other) {
    name = name;
    return name + other;
  }
}
