package io.pipewright.steps.version;

import io.pipewright.bitbucket.BareRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bare repository that is deleted when it is closed. */
final class TemporaryRepository implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TemporaryRepository.class);

  private final Path directory;
  private final Repository repository;

  private TemporaryRepository(Path directory, Repository repository) {
    this.directory = directory;
    this.repository = repository;
  }

  static TemporaryRepository create(Path parent) {
    try {
      Path directory = Files.createTempDirectory(parent, "pipewright-version");
      return new TemporaryRepository(directory, BareRepository.create(directory));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot create a directory in " + parent, failure);
    }
  }

  Repository repository() {
    return repository;
  }

  @Override
  public void close() {
    repository.close();
    try {
      FileUtils.delete(
          directory.toFile(), FileUtils.RECURSIVE | FileUtils.RETRY | FileUtils.SKIP_MISSING);
    } catch (IOException failure) {
      // The version stands all the same, and the container is thrown away.
      LOG.warn("cannot delete {}", directory, failure);
    }
  }
}
