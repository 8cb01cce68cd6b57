package io.pipewright.repository;

import java.util.regex.Pattern;

/**
 * A repository in Bitbucket: project key and slug.
 *
 * @param project the project key as Bitbucket spells it, upper case; {@code ~name} is personal
 * @param slug the repository's slug, lower case; not its display name
 */
public record RepositoryId(String project, String slug) {
  // What Bitbucket Data Center accepts in a key and a slug; anything else could reach a URL or a
  // path.
  private static final Pattern PROJECT = Pattern.compile("~?[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");
  private static final Pattern SLUG = Pattern.compile("[a-z0-9_-][a-z0-9_.-]{0,127}");

  public RepositoryId {
    if (!PROJECT.matcher(project).matches() || !SLUG.matcher(slug).matches()) {
      throw new IllegalArgumentException("not a repository: '" + project + "/" + slug + "'");
    }
  }

  /**
   * Reads {@code PROJECT/slug}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static RepositoryId parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("not PROJECT/slug: '" + text + "'");
    }
    return new RepositoryId(text.substring(0, slash), text.substring(slash + 1));
  }

  // What the compiler makes of a record is put together when it is first called, which costs a
  // short
  // process more than all of its planning.
  @Override
  public boolean equals(Object other) {
    return other instanceof RepositoryId that
        && project.equals(that.project)
        && slug.equals(that.slug);
  }

  @Override
  public int hashCode() {
    return 31 * project.hashCode() + slug.hashCode();
  }

  @Override
  public String toString() {
    return project + "/" + slug;
  }
}
