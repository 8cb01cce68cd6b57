package planted;

/**
 * Follows every rule.
 *
 * @param name whom to greet
 */
public record Greeting(String name) {
  /** The greeting. */
  public String text() {
    return "Hello " + name;
  }
}
