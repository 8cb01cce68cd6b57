package io.pipewright.receive.event.cloud;

import io.pipewright.receive.event.Field;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Branches and commits as Cloud writes them: short names, and hashes that may be abbreviated. */
final class Commits {
  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{7,40}");

  private Commits() {}

  /** The branch that a reference names, empty if it names something else, as a tag. */
  static Optional<String> branch(Field reference) {
    return reference.at("type").text().equals("branch")
        ? Optional.of(reference.at("name").text())
        : Optional.empty();
  }

  static String hash(Field field) {
    String hash = field.text();
    if (!HASH.matcher(hash).matches()) {
      throw field.wrong("a commit of 7 to 40 hexadecimal digits");
    }
    return hash.toLowerCase(Locale.ROOT);
  }
}
