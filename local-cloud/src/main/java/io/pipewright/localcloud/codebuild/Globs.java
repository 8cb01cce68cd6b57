package io.pipewright.localcloud.codebuild;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The file patterns of buildspecs: {@code **} crosses directories, and none is also a match. */
public final class Globs {
  private Globs() {}

  /**
   * The files and symbolic links below a directory that match any pattern, relative and sorted.
   * Links are not followed.
   *
   * @throws InvalidBuildspec if a pattern leads out of the directory
   */
  public static List<Path> find(Path base, List<String> patterns) throws IOException {
    List<PathMatcher> matchers = new ArrayList<>();
    for (String pattern : patterns) {
      matchers.addAll(matchers(pattern));
    }
    TreeSet<Path> found = new TreeSet<>();
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    Files.walkFileTree(
        base,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path relative = base.relativize(file);
            if (matchers.stream().anyMatch(matcher -> matcher.matches(relative))) {
              found.add(relative);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return List.copyOf(found);
  }

  private static List<PathMatcher> matchers(String pattern) {
    String clean = pattern.startsWith("./") ? pattern.substring(2) : pattern;
    if (clean.startsWith("/") || List.of(clean.split("/", -1)).contains("..")) {
      throw new InvalidBuildspec(
          "file pattern '" + pattern + "' leads out of its base directory; write it relative");
    }
    List<PathMatcher> all = new ArrayList<>();
    for (String variant : variants(clean)) {
      all.add(FileSystems.getDefault().getPathMatcher("glob:" + variant));
    }
    return all;
  }

  /** Java's {@code **}{@code /} needs at least one directory; a buildspec's does not. */
  private static List<String> variants(String pattern) {
    int at = pattern.indexOf("**/");
    if (at < 0) {
      return List.of(pattern);
    }
    String before = pattern.substring(0, at);
    List<String> all = new ArrayList<>();
    for (String rest : variants(pattern.substring(at + "**/".length()))) {
      all.add(before + rest);
      all.add(before + "**/" + rest);
    }
    return all;
  }
}
