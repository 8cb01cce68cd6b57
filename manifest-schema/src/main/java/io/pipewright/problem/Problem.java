package io.pipewright.problem;

import java.util.List;

/**
 * One thing that is wrong in a file, complete enough to be mended without asking anyone.
 *
 * @param code the stable name of this kind of problem, for example {@code PW-M012}
 * @param at where it is
 * @param path the key's path, for example {@code deploy[1].environment}; empty for the whole file
 * @param message what is wrong, one sentence
 * @param found what was written there; empty if something is missing
 * @param allowed what may be written there; empty if that cannot be listed
 * @param fix the change to make
 */
public record Problem(
    String code,
    SourceLocation at,
    String path,
    String message,
    String found,
    List<String> allowed,
    String fix) {
  public Problem {
    allowed = List.copyOf(allowed);
  }

  /** The problem as people read it, on several lines, without a final line break. */
  public String describe() {
    StringBuilder text = new StringBuilder();
    text.append(at).append(path.isEmpty() ? "" : "  " + path).append("\n  ").append(message);
    if (!found.isEmpty()) {
      text.append("\n  found: ").append(found);
    }
    if (!allowed.isEmpty()) {
      text.append("\n  allowed: ").append(String.join(", ", allowed));
    }
    return text.append("\n  fix: ").append(fix).append("   [").append(code).append("]").toString();
  }
}
