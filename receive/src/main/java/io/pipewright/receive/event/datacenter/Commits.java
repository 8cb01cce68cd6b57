package io.pipewright.receive.event.datacenter;

import io.pipewright.receive.event.Field;
import java.util.Optional;
import java.util.regex.Pattern;

/** Branches and commits as Data Center writes them: full references and full hashes. */
final class Commits {
  private static final String BRANCH = "refs/heads/";
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}");

  private Commits() {}

  /** The branch that a reference names, empty if it names something else, as a tag. */
  static Optional<String> branch(Field reference) {
    String name = reference.text();
    return name.startsWith(BRANCH) && name.length() > BRANCH.length()
        ? Optional.of(name.substring(BRANCH.length()))
        : Optional.empty();
  }

  static String hash(Field field) {
    String hash = field.text();
    if (!HASH.matcher(hash).matches()) {
      throw field.wrong("a commit of 40 hexadecimal digits");
    }
    return hash;
  }
}
