package io.pipewright.cli.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.language.CheckedPacks;
import io.pipewright.language.LanguagePacks;
import io.pipewright.language.directory.LanguageDirectory;
import io.pipewright.problem.Result;
import io.pipewright.schema.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The language packs and gates of an installation. The build checks them once and keeps the values;
 * these are taken as long as each file has the size and the time that it had then.
 */
public final class InstalledPacks {
  private static final String KEPT = "cli/target/packs.json";
  private static final List<String> DIRECTORIES = List.of("languages", "gates");

  private InstalledPacks() {}

  /**
   * The packs, or all problems of all files.
   *
   * @throws java.io.UncheckedIOException if one of the directories is not there or cannot be read
   */
  public static Result<LanguagePacks> read(Path home) {
    return kept(home)
        .<Result<LanguagePacks>>map(checked -> new Result.Valid<>(CheckedPacks.of(checked)))
        .orElseGet(() -> LanguageDirectory.read(home));
  }

  /** Checks the packs and keeps their values, for the runs that follow; the build does this. */
  public static void keep(Path home) throws IOException {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    kept.set("files", stamps(home));
    kept.set(
        "packs",
        CheckedPacks.check(
                LanguageDirectory.files(home.resolve("languages")),
                LanguageDirectory.files(home.resolve("gates")))
            .match(
                values -> values,
                problems -> {
                  throw new IllegalStateException("the language packs are wrong: " + problems);
                }));
    Files.writeString(home.resolve(KEPT), kept.toString());
  }

  private static Optional<JsonNode> kept(Path home) {
    try (InputStream in = Files.newInputStream(home.resolve(KEPT))) {
      JsonNode kept = JsonText.read(in);
      return kept.path("files").equals(stamps(home))
          ? Optional.of(kept.path("packs"))
          : Optional.empty();
    } catch (IOException e) {
      // Not kept, or not readable: the files themselves are.
      return Optional.empty();
    }
  }

  private static ObjectNode stamps(Path home) throws IOException {
    ObjectNode stamps = JsonNodeFactory.instance.objectNode();
    for (String directory : DIRECTORIES) {
      try (Stream<Path> files = Files.list(home.resolve(directory))) {
        for (Path file : files.sorted().toList()) {
          stamps.put(
              home.relativize(file).toString(),
              Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis());
        }
      }
    }
    return stamps;
  }
}
