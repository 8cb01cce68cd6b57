package io.pipewright.webhook.checkout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One commit in a bare repository of its own, which is deleted on close.
 *
 * @param repository holds the commit and its tree, not its history
 * @param commit the commit, parsed
 * @param directory what is deleted
 */
public record Checkout(Repository repository, RevCommit commit, Path directory)
    implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Checkout.class);

  @Override
  public void close() {
    repository.close();
    delete(directory);
  }

  static void delete(Path directory) {
    try (Stream<Path> tree = Files.walk(directory)) {
      // Children sort after their parents, so they go first.
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // What was made of the commit is none the worse for it.
      log.warn("{} is left behind: {}", directory, e.toString());
    }
  }
}
