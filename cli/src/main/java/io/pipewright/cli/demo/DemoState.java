package io.pipewright.cli.demo;

import io.pipewright.cli.surroundings.SurroundingsException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The directory of one run: it is emptied before the next one, and only if it is the demo's own.
 *
 * @param root absolute
 */
record DemoState(Path root) {
  private static final String MARKER = ".pipewright-demo";

  /** Makes an empty directory, in place of an earlier run's. */
  static DemoState fresh(Path root) throws IOException {
    if (Files.exists(root)) {
      if (!Files.isRegularFile(root.resolve(MARKER))) {
        throw new SurroundingsException(
            root + " exists and is not a demo's directory. Name another with --state.");
      }
      delete(root);
    }
    Files.createDirectories(root);
    Files.createFile(root.resolve(MARKER));
    return new DemoState(root);
  }

  /** The organisation's file that the demo writes. */
  Path factoryFile() {
    return root.resolve("factory.yaml");
  }

  /** What the webhook and the servers log. */
  Path log() {
    return root.resolve("factory.log");
  }

  /** Everything that the local cloud keeps: logs, templates, deployments. */
  Path cloud() {
    return root.resolve("cloud");
  }

  /** Bitbucket: the bare repositories and the access log. */
  Path bitbucket() {
    return root.resolve("bitbucket");
  }

  private static void delete(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
