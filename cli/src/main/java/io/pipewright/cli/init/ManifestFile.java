package io.pipewright.cli.init;

import io.pipewright.cli.surroundings.SurroundingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is written all at once: whoever looks sees the old file or the new one, and nothing
 * in between. A symbolic link in its place is not followed: it is something that is there already,
 * and if it is replaced, what it points to stays as it is.
 */
final class ManifestFile {
  private final Path file;

  ManifestFile(Path file) {
    this.file = file;
  }

  /**
   * Says no before any work is done.
   *
   * @throws SurroundingsException if something is there that may not be replaced
   */
  void check(boolean mayReplace) {
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new SurroundingsException(
          file + " is a directory: a manifest cannot be written there.");
    }
    if (!mayReplace && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw exists();
    }
  }

  /**
   * Writes the file.
   *
   * @throws SurroundingsException if something is there that may not be replaced, or it cannot be
   *     written
   */
  void write(String text, boolean mayReplace) {
    check(mayReplace);
    Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      try {
        Files.write(
            fresh,
            text.getBytes(StandardCharsets.UTF_8),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
        if (mayReplace) {
          Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } else {
          Files.move(fresh, file);
        }
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (FileAlreadyExistsException e) {
      throw exists();
    } catch (IOException e) {
      throw new SurroundingsException(
          "cannot write " + file + ": see that you may write into its directory.");
    }
  }

  private SurroundingsException exists() {
    return new SurroundingsException(
        file + " is there already. --force replaces it, --print shows what would be written.");
  }
}
