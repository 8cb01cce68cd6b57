package io.pipewright.cli.init;

import io.pipewright.cli.planning.Planning;
import io.pipewright.cli.planning.PlanningOptions;
import io.pipewright.cli.surroundings.Environment;
import io.pipewright.language.LanguagePacks;
import io.pipewright.language.directory.LanguageDirectory;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The language packs of this project. */
final class Packs {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  /** All of them. */
  static final LanguagePacks ALL =
      LanguageDirectory.read(HOME)
          .match(
              packs -> packs,
              problems -> {
                throw new IllegalStateException(problems.toString());
              });

  private Packs() {}

  /** Planning with them, and without an organisation's file. */
  static Planning planning() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return Planning.with(
        new Environment(
            HOME,
            Map.of(),
            false,
            InputStream.nullInputStream(),
            nowhere,
            nowhere,
            Clock.systemUTC()),
        new PlanningOptions());
  }
}
