package io.pipewright.receive.scope;

import io.pipewright.repository.RepositoryId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a URL of the webhook is for: the whole organisation ({@code /webhooks/bitbucket}), a project
 * ({@code …/PROJECT}; in Cloud a workspace) or a repository ({@code …/PROJECT/slug}). Each has a
 * secret of its own, and none stands in for another.
 *
 * @param project in upper case; empty for the organisation
 * @param slug in lower case; empty for the organisation and for a project
 */
public record UrlScope(Optional<String> project, Optional<String> slug) {
  /** Where Bitbucket delivers to. */
  public static final String ROOT = "/webhooks/bitbucket";

  private static final Pattern PATH =
      Pattern.compile(ROOT + "(?:/((?:~|%7[Ee])?[A-Za-z0-9_.-]+)(?:/([A-Za-z0-9_.-]+))?)?");

  /** Scope of the whole organisation. */
  public static final UrlScope ORGANISATION = new UrlScope(Optional.empty(), Optional.empty());

  /**
   * The scope that a URL's path names.
   *
   * @param path still encoded
   * @return empty if it is no path of the webhook
   */
  public static Optional<UrlScope> ofPath(String path) {
    if (path.equals(ROOT)) {
      return Optional.of(ORGANISATION);
    }
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String project = matcher.group(1).replaceFirst("^%7[Ee]", "~").toUpperCase(Locale.ROOT);
    Optional<String> slug =
        Optional.ofNullable(matcher.group(2)).map(name -> name.toLowerCase(Locale.ROOT));
    return isName(project, slug.orElse("any"))
        ? Optional.of(new UrlScope(Optional.of(project), slug))
        : Optional.empty();
  }

  /** Whether a repository lies in it; compared without case. */
  public boolean covers(RepositoryId repository) {
    return project.map(key -> key.equalsIgnoreCase(repository.project())).orElse(true)
        && slug.map(name -> name.equalsIgnoreCase(repository.slug())).orElse(true);
  }

  /**
   * The name of its secret. A personal project's {@code ~} is written {@code @}, because Secrets
   * Manager does not take it.
   *
   * @param base the name of the organisation's secret
   */
  public String secretName(String base) {
    StringBuilder name = new StringBuilder(base);
    project.ifPresent(key -> name.append('/').append(key.replace('~', '@')));
    slug.ifPresent(text -> name.append('/').append(text));
    return name.toString();
  }

  /** For logs: the path. */
  @Override
  public String toString() {
    return ROOT
        + project.map(key -> "/" + key).orElse("")
        + slug.map(name -> "/" + name).orElse("");
  }

  private static boolean isName(String project, String slug) {
    try {
      return !new RepositoryId(project, slug).toString().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
