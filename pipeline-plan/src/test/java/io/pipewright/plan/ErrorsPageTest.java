package io.pipewright.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.problem.FileKind;
import io.pipewright.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/errors.md} has a section for each code, with the shortest of the faulty files in
 * which it is told alone. {@code -Dgolden.update=true} writes it anew, except in CI.
 */
class ErrorsPageTest {
  private static final Path PAGE = Path.of("../docs/errors.md");
  private static final Path FILES = Path.of("src/test/resources/invalid");
  private static final String GOLDEN = ".problems.txt";
  private static final int LONGEST_EXAMPLE = 700;
  private static final Map<FileKind, String> NAMES =
      Map.of(
          FileKind.MANIFEST, "`pipeline.yaml`",
          FileKind.FACTORY, "`factory.yaml`",
          FileKind.LANGUAGE, "a file of `languages/` or `gates/`",
          FileKind.TEMPLATE, "a template");

  @Test
  void everyCodeIsExplained() throws IOException {
    String text = page();
    if (Boolean.getBoolean("golden.update")) {
      assertThat(System.getenv("CI")).as("goldens are not written in CI").isNotEqualTo("true");
      Files.writeString(PAGE, text);
    }
    assertThat(PAGE).as("write it with -Dgolden.update=true").exists().content().isEqualTo(text);
    for (ProblemCode code : ProblemCode.values()) {
      assertThat(text).contains("\n## " + anchor(code) + "\n");
    }
  }

  private static String page() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append("# What the messages mean\n\n");
    page.append("<!-- Made by ErrorsPageTest; -Dgolden.update=true writes it anew. -->\n\n");
    page.append(
        "Every message ends with a code: the letter tells the file, the number the kind of ");
    page.append("problem.\nM is `pipeline.yaml`, F is `factory.yaml`, L is a language pack or a ");
    page.append("gate. A number never changes its meaning.\n");
    for (ProblemCode code : ProblemCode.values()) {
      page.append("\n## ").append(anchor(code)).append("\n\n").append(code.title()).append('\n');
      for (FileKind kind : FileKind.values()) {
        example(code.in(kind)).ifPresent(example -> page.append(show(kind, example)));
      }
    }
    return page.toString();
  }

  private static String anchor(ProblemCode code) {
    return "PW-" + code.in(FileKind.MANIFEST).substring("PW-M".length());
  }

  private static String show(FileKind kind, Path golden) {
    try {
      String name = golden.getFileName().toString().replace(GOLDEN, ".yaml");
      String input = input(golden.resolveSibling(name));
      return "\nIn "
          + NAMES.getOrDefault(kind, "")
          + (input.isEmpty()
              ? ":\n"
              : ", for example\n\n```yaml\n" + input + "```\n\nis answered with\n")
          + "\n```text\n"
          + Files.readString(golden)
          + "```\n";
    } catch (IOException e) {
      throw new AssertionError(golden.toString(), e);
    }
  }

  /** The file, if it can be shown on a page: short, and text that a page can hold. */
  private static String input(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
      boolean isPlain =
          text.length() <= LONGEST_EXAMPLE
              && !text.isBlank()
              && text.chars().allMatch(c -> c == '\n' || c == '\t' || (c >= ' ' && c != '\uFEFF'));
      return isPlain ? text : "";
    } catch (CharacterCodingException e) {
      return "";
    }
  }

  /** The golden with this code only, of the shortest file. */
  private static Optional<Path> example(String code) {
    Map<Long, Path> bySize = new TreeMap<>();
    try (Stream<Path> files = Files.list(FILES)) {
      List<Path> goldens =
          new ArrayList<>(files.filter(file -> file.toString().endsWith(GOLDEN)).sorted().toList());
      for (Path golden : goldens) {
        String text = Files.readString(golden);
        if (text.contains("[" + code + "]")) {
          long others = text.lines().filter(line -> line.contains("   [PW-")).count() - 1;
          long size = Files.size(Path.of(golden.toString().replace(GOLDEN, ".yaml")));
          bySize.putIfAbsent(others * 1_000_000 + size, golden);
        }
      }
    } catch (IOException e) {
      throw new AssertionError(code, e);
    }
    return bySize.values().stream().findFirst();
  }
}
