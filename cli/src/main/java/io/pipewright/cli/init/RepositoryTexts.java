package io.pipewright.cli.init;

import io.pipewright.cli.repository.RepositoryFiles;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The texts of a repository, as far as a manifest could name them. What cannot be read is as good
 * as not there: it shows nothing.
 */
final class RepositoryTexts {
  // What the schema takes as a path. Other names are not asked for: where the machine's locale is
  // not UTF-8, they cannot even be spelt.
  private static final Pattern USABLE =
      Pattern.compile("(?!(.*/)?[.]{1,2}(/|$))[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");
  private static final int LONGEST = 200;

  private final RepositoryFiles files;
  private final Set<String> paths;

  RepositoryTexts(RepositoryFiles files) {
    this.files = files;
    this.paths = Set.copyOf(files.paths());
  }

  /** Whether a manifest can name {@code path}: the schema knows no spaces and no umlauts. */
  static boolean isUsable(String path) {
    return path.length() <= LONGEST && USABLE.matcher(path).matches();
  }

  /** All paths, sorted. */
  List<String> paths() {
    return files.paths();
  }

  /** The text at {@code path}; empty if there is none, or it is too large, or cannot be read. */
  Optional<String> read(String path) {
    if (!paths.contains(path) || !isUsable(path)) {
      return Optional.empty();
    }
    try {
      return files.read(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
