package io.pipewright.cli.repository;

import io.pipewright.repository.RepositoryId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How Bitbucket calls the repository of a directory. */
public final class RepositoryName {
  // https://host/scm/PROJECT/slug.git, ssh://git@host:7999/PROJECT/slug.git, git@host:PROJECT/slug
  private static final Pattern REMOTE = Pattern.compile("[/:]([^/:]+)/([^/]+?)(\\.git)?/?");
  private static final String NO_PROJECT = "PROJECT";

  // A slug that Bitbucket takes; a directory's name may be longer.
  private static final int LONGEST = 128;

  private RepositoryName() {}

  /** By the remote {@code origin}, or else by the directory's name. */
  public static RepositoryId of(Path directory) {
    return ofOrigin(directory).orElseGet(() -> ofDirectory(directory));
  }

  /** By the remote {@code origin}; empty if there is none, or its URL names no repository. */
  public static Optional<RepositoryId> ofOrigin(Path directory) {
    return new Git(directory)
        .ask("config", "--get", "remote.origin.url")
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
        .flatMap(RepositoryName::ofRemote);
  }

  /** By a remote's URL. */
  static Optional<RepositoryId> ofRemote(String url) {
    Matcher matcher = REMOTE.matcher(url);
    Optional<RepositoryId> last = Optional.empty();
    for (int from = 0; matcher.find(from); from = matcher.start() + 1) {
      if (matcher.end() == url.length()) {
        last = parse(matcher.group(1), matcher.group(2));
      }
    }
    return last;
  }

  private static RepositoryId ofDirectory(Path directory) {
    String name = String.valueOf(directory.toAbsolutePath().normalize().getFileName());
    String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    slug = slug.substring(0, Math.min(slug.length(), LONGEST)).replaceAll("^-|-$", "");
    return new RepositoryId(NO_PROJECT, slug.isEmpty() ? "repository" : slug);
  }

  private static Optional<RepositoryId> parse(String project, String slug) {
    try {
      String key = project.startsWith("~") ? project : project.toUpperCase(Locale.ROOT);
      return Optional.of(new RepositoryId(key, slug.toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
