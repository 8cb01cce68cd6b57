package io.pipewright.webhook.archive;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which paths may be in an archive. Git itself never creates the others, but a tree object can hold
 * them, and whoever unpacks it would write outside of the directory or into a repository's innards.
 */
final class PathRule {
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

  /** What HFS+ does not see in a name: joiners, marks of direction and shape, the byte order. */
  private static final Pattern IGNORED =
      Pattern.compile("[\\u200c-\\u200f\\u202a-\\u202e\\u206a-\\u206f\\ufeff]");

  private static final Pattern STREAM = Pattern.compile(":.*");
  private static final Pattern TRAILING = Pattern.compile("[. ]+$");

  private PathRule() {}

  /** Why {@code path} is refused; empty if it is fine. */
  static Optional<String> violation(String path) {
    if (path.startsWith("/") || DRIVE.matcher(path).matches()) {
      return Optional.of("is absolute");
    }
    if (path.indexOf('\\') >= 0) {
      return Optional.of("contains a backslash");
    }
    if (path.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      return Optional.of("contains a control character");
    }
    if (path.indexOf('\uFFFD') >= 0) {
      return Optional.of("is not UTF-8");
    }
    for (String name : path.split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..")) {
        return Optional.of("contains an empty name, '.' or '..'");
      }
      if (isGitDirectory(name)) {
        return Optional.of("contains '.git'");
      }
    }
    return Optional.empty();
  }

  /**
   * {@code .git} in the spellings that some file system takes for it: macOS ignores some characters
   * and case, Windows what trails and what names a stream, and has a short name for it.
   */
  private static boolean isGitDirectory(String name) {
    String plain = IGNORED.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    plain = STREAM.matcher(plain).replaceFirst("");
    plain = TRAILING.matcher(plain).replaceFirst("");
    return plain.equals(".git") || plain.equals("git~1");
  }
}
