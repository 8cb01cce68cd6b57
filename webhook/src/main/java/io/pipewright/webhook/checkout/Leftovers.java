package io.pipewright.webhook.checkout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes checkouts: one's own at its end, and those of processes that were killed. */
final class Leftovers {
  /** What the name of every checkout's directory starts with. */
  static final String PREFIX = "pipewright-checkout-";

  private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

  private Leftovers() {}

  /** Deletes the checkouts in {@code temporary} that were made before {@code oldest}. */
  static void remove(Path temporary, Instant oldest) {
    try (DirectoryStream<Path> checkouts = Files.newDirectoryStream(temporary, PREFIX + "*")) {
      for (Path checkout : checkouts) {
        if (Files.getLastModifiedTime(checkout).toInstant().isBefore(oldest)) {
          log.warn("{} was left by a run that did not end", checkout);
          delete(checkout);
        }
      }
    } catch (IOException e) {
      log.warn("{} cannot be searched for what was left there: {}", temporary, e.toString());
    }
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
