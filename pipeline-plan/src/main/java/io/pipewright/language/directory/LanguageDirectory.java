package io.pipewright.language.directory;

import io.pipewright.language.LanguagePacks;
import io.pipewright.problem.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The language packs and gates as they lie on disk: each {@code .yaml} file is one. */
public final class LanguageDirectory {
  private LanguageDirectory() {}

  /**
   * Reads {@code languages/} and {@code gates/} of {@code home}.
   *
   * @return the packs, or all problems of all files
   * @throws UncheckedIOException if one of the directories is not there or cannot be read
   */
  public static Result<LanguagePacks> read(Path home) {
    return LanguagePacks.parse(files(home.resolve("languages")), files(home.resolve("gates")));
  }

  /** The text of each {@code .yaml} file of {@code directory}, by its name. */
  public static Map<String, String> files(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      Map<String, String> texts = new TreeMap<>();
      for (Path file : entries.filter(LanguageDirectory::isYaml).toList()) {
        texts.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the language packs in " + directory, e);
    }
  }

  private static boolean isYaml(Path file) {
    return file.toString().endsWith(".yaml") && Files.isRegularFile(file);
  }
}
