package io.pipewright.receive.event.cloud;

import io.pipewright.receive.event.Field;
import io.pipewright.repository.RepositoryId;
import java.util.Locale;

/**
 * Names of repositories: the workspace and the slug of {@code full_name}, never the name that
 * people see. Older payloads have no field for the workspace.
 */
final class RepositoryNames {
  private RepositoryNames() {}

  /** The name of {@code repository}, or of another if that is absent. */
  static RepositoryId read(Field repository, Field other) {
    return parse((repository.isAbsent() ? other : repository).at("full_name"));
  }

  static RepositoryId parse(Field fullName) {
    String text = fullName.text();
    int slash = text.indexOf('/');
    try {
      return new RepositoryId(
          text.substring(0, Math.max(slash, 0)),
          text.substring(slash + 1).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw fullName.wrong("a workspace and a slug, with a slash between");
    }
  }
}
