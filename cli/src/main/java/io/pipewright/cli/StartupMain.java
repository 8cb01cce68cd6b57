package io.pipewright.cli;

import io.pipewright.cli.planning.InstalledPacks;
import io.pipewright.cli.surroundings.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Run by the build, for the runs that follow: keeps the checked language packs, and does what
 * developers do most, so that the JVM writes the classes that this takes into an archive ({@code
 * -XX:ArchiveClassesAtExit}).
 */
final class StartupMain {
  private StartupMain() {}

  /** Takes the directory of Pipewright. */
  public static void main(String[] arguments) throws IOException {
    Path home = Path.of(arguments[0]).toAbsolutePath().normalize();
    InstalledPacks.keep(home);
    String example = home.resolve("examples/node-service").toString();
    run(home, "validate", example);
    run(home, "plan", example);
    run(home, "explain", "--manifest", example);
  }

  private static void run(Path home, String... command) {
    Environment environment =
        new Environment(
            home,
            Map.of(),
            false,
            InputStream.nullInputStream(),
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()),
            Clock.systemUTC());
    int exitCode = PipewrightMain.execute(environment, command);
    if (exitCode != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + " ended with exit code " + exitCode);
    }
  }
}
