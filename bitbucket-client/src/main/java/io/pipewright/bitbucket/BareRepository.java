package io.pipewright.bitbucket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Creates the repositories that {@link GitRemote} fetches into. They have no work tree. */
public final class BareRepository {
  private BareRepository() {}

  /**
   * Creates an empty bare repository that reads no configuration of the user or the system. The
   * caller closes it, and deletes the directory.
   *
   * @param directory where; created if it does not exist
   */
  public static Repository create(Path directory) {
    IsolatedGit.install();
    try {
      Repository repository =
          new FileRepositoryBuilder().setBare().setGitDir(directory.toFile()).build();
      repository.create(true);
      // After a fetch JGit may collect garbage in the background, in a directory that is about to
      // go.
      repository.getConfig().setInt("gc", null, "auto", 0);
      // Detached, JGit locks a log before it finds that there is nothing to collect.
      repository.getConfig().setBoolean("gc", null, "autoDetach", false);
      repository.getConfig().save();
      return repository;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot create a repository in " + directory, failure);
    }
  }
}
