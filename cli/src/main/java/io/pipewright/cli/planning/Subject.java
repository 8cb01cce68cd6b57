package io.pipewright.cli.planning;

import io.pipewright.cli.repository.DirectoryFiles;
import io.pipewright.cli.repository.RepositoryFiles;
import io.pipewright.cli.repository.RepositoryName;
import io.pipewright.cli.repository.RevisionFiles;
import io.pipewright.cli.surroundings.SurroundingsException;
import io.pipewright.manifest.ManifestReader;
import io.pipewright.manifest.ManifestReading;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A manifest and what it is judged with.
 *
 * @param file the manifest's name, as the problems spell it
 * @param manifest as far as it could be read
 * @param repository what Bitbucket calls it, as far as this machine knows
 * @param files what else is in the repository
 */
public record Subject(
    String file, ManifestReading manifest, RepositoryId repository, RepositoryFiles files) {
  /** What a manifest is called. */
  public static final String MANIFEST = "pipeline.yaml";

  private static final String STANDARD_INPUT = "-";

  /**
   * What a command's argument names: a manifest, a directory with one, or {@code -} for a text that
   * stands for the manifest of the current directory.
   *
   * @param in the text of {@code -}
   * @throws SurroundingsException if there is no such file
   */
  public static Subject of(String argument, InputStream in) {
    if (argument.equals(STANDARD_INPUT)) {
      Path here = Path.of("").toAbsolutePath();
      return new Subject(
          "<stdin>", read("<stdin>", all(in)), RepositoryName.of(here), DirectoryFiles.of(here));
    }
    Path path = Path.of(argument);
    Path file = Files.isDirectory(path) ? path.resolve(MANIFEST) : path;
    Path directory = directory(file);
    return new Subject(
        file.toString(),
        read(file.toString(), bytes(file)),
        RepositoryName.of(directory),
        DirectoryFiles.of(directory));
  }

  /**
   * The manifest of a directory in one of its git revisions.
   *
   * @throws SurroundingsException if there is no such revision, or no manifest in it
   */
  public static Subject ofRevision(Path directory, String revision) {
    RepositoryFiles files = RevisionFiles.of(directory, revision);
    byte[] manifest =
        files
            .read(MANIFEST)
            .orElseThrow(
                () ->
                    new SurroundingsException(
                        "there is no " + MANIFEST + " in the commit '" + revision + "'."));
    String name = revision + ":" + MANIFEST;
    return new Subject(name, read(name, manifest), RepositoryName.of(directory), files);
  }

  private static ManifestReading read(String file, byte[] bytes) {
    return ManifestReader.readPartly(file, bytes);
  }

  /** The directory that a manifest is at the root of. */
  public static Path directory(Path manifest) {
    Path parent = manifest.toAbsolutePath().normalize().getParent();
    return parent == null ? manifest.toAbsolutePath() : parent;
  }

  /**
   * The bytes of a file; of a large one only as many as show that it is too large.
   *
   * @throws SurroundingsException if there is no such file
   */
  public static byte[] bytes(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new SurroundingsException(
          "there is no file " + file + ". 'pipewright init' writes a manifest.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return all(in);
    } catch (IOException e) {
      throw new SurroundingsException("cannot read " + file + ": see that you may read it.");
    }
  }

  private static byte[] all(InputStream in) {
    try {
      // One byte more than is ever read, so that whoever reads it says that it is too large.
      return in.readNBytes(RepositoryFiles.LARGEST + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the standard input", e);
    }
  }
}
