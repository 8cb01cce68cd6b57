package io.pipewright.localcloud.bitbucket;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A repository: project key and slug.
 *
 * @param project the key, upper case; {@code ~name} is personal. URLs may spell it in any case
 * @param slug lower case
 */
public record RepositoryName(String project, String slug) {
  // Anything else could leave the directory of the repositories.
  private static final Pattern PROJECT = Pattern.compile("~?[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");
  private static final Pattern SLUG = Pattern.compile("[a-z0-9_-][a-z0-9_.-]{0,127}");

  public RepositoryName {
    if (!PROJECT.matcher(project).matches() || !SLUG.matcher(slug).matches()) {
      throw new IllegalArgumentException("not a repository: '" + project + "/" + slug + "'");
    }
  }

  /** Where the repository is, below a directory or a URL: Data Center lowers the key. */
  public String path() {
    return project.toLowerCase(Locale.ROOT) + "/" + slug + ".git";
  }

  @Override
  public String toString() {
    return project + "/" + slug;
  }
}
