package io.pipewright.cli.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of a directory as a commit of now would have them: under git, what it tracks or would
 * add; otherwise everything but what builds leave behind.
 */
public final class DirectoryFiles implements RepositoryFiles {
  private static final Set<String> LEFT_BEHIND =
      Set.of(".git", "node_modules", "target", "build", ".venv", "venv", "__pycache__", ".gradle");

  private final Path root;
  private final List<String> paths;

  private DirectoryFiles(Path root, List<String> paths) {
    this.root = root;
    this.paths = List.copyOf(paths);
  }

  /** The files below {@code root}. */
  public static DirectoryFiles of(Path root) {
    return new DirectoryFiles(
        root,
        new Git(root)
            .list("ls-files", "-z", "--cached", "--others", "--exclude-standard")
            .orElseGet(() -> walk(root)));
  }

  @Override
  public List<String> paths() {
    return paths;
  }

  @Override
  public Optional<byte[]> read(String path) {
    Path file = root.resolve(path);
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST
          ? Optional.of(Files.readAllBytes(file))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Whether {@code directory} is where its repository begins, or in no repository of git. */
  public static boolean isRoot(Path directory) {
    return new Git(directory)
        .ask("rev-parse", "--show-prefix")
        .map(prefix -> new String(prefix, StandardCharsets.UTF_8).isBlank())
        .orElse(true);
  }

  private static List<String> walk(Path root) {
    List<String> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes all) {
              return LEFT_BEHIND.contains(String.valueOf(directory.getFileName()))
                      && !directory.equals(root)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes all) {
              found.add(root.relativize(file).toString().replace('\\', '/'));
              return FileVisitResult.CONTINUE;
            }

            // What may not be listed is not part of a commit either.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + root, e);
    }
    found.sort(null);
    return found;
  }
}
