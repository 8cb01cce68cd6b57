package io.pipewright.localcloud.bitbucket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The bare repositories, each in {@code {project, lower case}/{slug}.git}. */
final class RepositoryStore {
  private final Path directory;
  private final Map<String, RepositoryName> names = new LinkedHashMap<>();
  private final Map<String, AtomicInteger> pullRequests = new LinkedHashMap<>();

  RepositoryStore(Path directory) {
    this.directory = directory;
  }

  /** Creates an empty repository whose default branch is {@code main}. */
  synchronized void create(RepositoryName name) {
    if (names.containsKey(name.path())) {
      throw new IllegalArgumentException("the repository exists: " + name);
    }
    Path path = path(name);
    try (Repository repository = build(path)) {
      Files.createDirectories(path);
      repository.create(true);
      repository.updateRef("HEAD").link("refs/heads/main");
      StoredConfig config = repository.getConfig();
      // As Data Center: partial clones are allowed.
      config.setBoolean("uploadpack", null, "allowFilter", true);
      // Garbage would be collected in the background, also while the directory is being deleted.
      config.setInt("gc", null, "auto", 0);
      config.setBoolean("gc", null, "autoDetach", false);
      config.setBoolean("receive", null, "autogc", false);
      config.save();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot create " + path, failure);
    }
    names.put(name.path(), name);
    pullRequests.put(name.path(), new AtomicInteger());
  }

  /** Finds a repository by what a URL calls it; the project key's case does not matter. */
  synchronized Optional<RepositoryName> find(String project, String slug) {
    try {
      return Optional.ofNullable(names.get(new RepositoryName(project, slug).path()));
    } catch (IllegalArgumentException odd) {
      return Optional.empty();
    }
  }

  /** Opens a repository; the caller closes it. */
  Repository open(RepositoryName name) {
    try {
      return build(path(name));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot open " + path(name), failure);
    }
  }

  Path path(RepositoryName name) {
    return directory.resolve(name.path());
  }

  /** A number that identifies a repository, as Bitbucket's payloads have it. */
  synchronized int number(RepositoryName name) {
    return names.keySet().stream().toList().indexOf(name.path()) + 1;
  }

  synchronized int nextPullRequest(RepositoryName name) {
    return Optional.ofNullable(pullRequests.get(name.path()))
        .orElseThrow(() -> new IllegalArgumentException("no such repository: " + name))
        .incrementAndGet();
  }

  private static Repository build(Path path) throws IOException {
    return new FileRepositoryBuilder().setBare().setGitDir(path.toFile()).build();
  }
}
