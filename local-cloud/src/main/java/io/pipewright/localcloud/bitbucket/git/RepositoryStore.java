package io.pipewright.localcloud.bitbucket.git;

import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * The bare repositories, each in {@code {project, lower case}/{slug}.git}; a renamed one stays
 * where it was.
 */
public final class RepositoryStore {
  private final Path directory;
  private final Map<Integer, HostedRepository> byId = new LinkedHashMap<>();
  private final Map<Integer, Path> paths = new LinkedHashMap<>();

  /** Keeps repositories below a directory. */
  public RepositoryStore(Path directory) {
    this.directory = directory;
  }

  /**
   * Creates an empty repository whose default branch is {@code main}.
   *
   * @throws IllegalArgumentException if it exists
   */
  public HostedRepository create(RepositoryName name) {
    return create(name, Optional.empty());
  }

  /** Creates an empty repository that counts as a fork of another. */
  public HostedRepository createFork(RepositoryName name, HostedRepository origin) {
    return create(name, Optional.of(origin.id()));
  }

  private synchronized HostedRepository create(RepositoryName name, Optional<Integer> forkOf) {
    requireFree(name);
    int id = byId.size() + 1;
    Path path = directory.resolve(name.path());
    if (Files.exists(path)) {
      // A renamed repository was here.
      path = directory.resolve(id + "/" + name.path());
    }
    prepare(path);
    HostedRepository repository = new HostedRepository(id, name, forkOf);
    byId.put(id, repository);
    paths.put(id, path);
    return repository;
  }

  private static void prepare(Path path) {
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
  }

  /**
   * Gives a repository another name, perhaps in another project.
   *
   * @throws IllegalArgumentException if the name is taken
   */
  public synchronized HostedRepository rename(HostedRepository repository, RepositoryName name) {
    requireFree(name);
    HostedRepository renamed = new HostedRepository(repository.id(), name, repository.forkOf());
    byId.put(renamed.id(), renamed);
    return renamed;
  }

  private void requireFree(RepositoryName name) {
    if (find(name).isPresent()) {
      throw new IllegalArgumentException("the repository exists: " + name);
    }
  }

  /** Finds a repository by what a URL calls it; the project key's case does not matter. */
  public Optional<HostedRepository> find(String project, String slug) {
    try {
      return find(new RepositoryName(project, slug));
    } catch (IllegalArgumentException odd) {
      return Optional.empty();
    }
  }

  /** Finds a repository by its present name. */
  public synchronized Optional<HostedRepository> find(RepositoryName name) {
    return byId.values().stream()
        .filter(repository -> repository.name().path().equals(name.path()))
        .findFirst();
  }

  /**
   * A repository that must be there.
   *
   * @throws IllegalArgumentException if it is not
   */
  public HostedRepository get(RepositoryName name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("no such repository: " + name));
  }

  /** A repository as it is called now. */
  public synchronized HostedRepository get(int id) {
    return Optional.ofNullable(byId.get(id))
        .orElseThrow(() -> new IllegalArgumentException("no repository has the id " + id));
  }

  /** All, in the order in which they were created. */
  public synchronized List<HostedRepository> all() {
    return List.copyOf(byId.values());
  }

  /** Opens a repository; the caller closes it. */
  public Repository open(HostedRepository repository) {
    Path path = path(repository);
    try {
      return build(path);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot open " + path, failure);
    }
  }

  /** Where a repository is on disk. */
  public synchronized Path path(HostedRepository repository) {
    return Optional.ofNullable(paths.get(repository.id()))
        .orElseThrow(() -> new IllegalArgumentException("not one of these: " + repository));
  }

  /** Where a repository is on disk, or would be. */
  public Path path(RepositoryName name) {
    return find(name).map(this::path).orElseGet(() -> directory.resolve(name.path()));
  }

  private static Repository build(Path path) throws IOException {
    return new FileRepositoryBuilder().setBare().setGitDir(path.toFile()).build();
  }
}
