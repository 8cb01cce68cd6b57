package io.pipewright.receive.event.datacenter;

import io.pipewright.receive.event.Field;
import io.pipewright.repository.RepositoryId;
import java.util.Locale;

/** Names of repositories: the project's key and the slug, never the name that people see. */
final class RepositoryNames {
  private RepositoryNames() {}

  static RepositoryId read(Field repository) {
    Field project = repository.at("project");
    String key = project.at("key").text();
    // Some events leave the tilde of a personal project out.
    if (project.at("type").textOr("").equals("PERSONAL") && !key.startsWith("~")) {
      key = "~" + key;
    }
    String slug = repository.at("slug").text();
    try {
      return new RepositoryId(key, slug.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw repository.wrong("a repository with a project's key and a slug");
    }
  }
}
