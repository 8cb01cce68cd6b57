package io.pipewright.buildgates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One Maven run over all planted projects: they are copied below {@code target}, each a child of
 * the real parent, and built with {@code --fail-at-end} so that each fails by itself. Offline: what
 * they need, this module's own build has fetched.
 */
final class PlantedBuild {
  private static final long MINUTES = 5;
  private static final Path MODULE = Path.of("").toAbsolutePath();
  private static final Path PLANTED = MODULE.resolve("src/planted");
  private static final Path COPY = MODULE.resolve("target/planted");

  private PlantedBuild() {}

  static MavenLog run() throws IOException, InterruptedException {
    delete(COPY);
    copy(PLANTED, COPY);
    Path log = COPY.resolve("build.log");
    ProcessBuilder maven =
        new ProcessBuilder(
                MODULE.resolveSibling("mvnw").toString(),
                "--batch-mode",
                "--offline",
                "--fail-at-end",
                // The lines of one project stay together, which the log is read by.
                "--threads=1",
                "-Dmaven.repo.local=" + System.getProperty("localRepository"),
                "-Dstyle.color=never",
                "--file",
                COPY.resolve("pom.xml").toString(),
                "test")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    maven.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    Process process = maven.start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("The planted build ran over " + MINUTES + " minutes: " + log);
    }
    return MavenLog.parse(Files.readString(log));
  }

  /** The names of the planted projects' folders. */
  static List<String> projects() throws IOException {
    try (Stream<Path> folders = Files.list(PLANTED)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.notExists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((one, two) -> two.compareTo(one)).toList()) {
        Files.delete(file);
      }
    }
  }
}
