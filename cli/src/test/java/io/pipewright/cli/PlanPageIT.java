package io.pipewright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page of each example, looked at in headless Chromium: it asks for nothing, fits into every
 * width, is reached by the keyboard, and axe finds nothing in it that would shut somebody out. The
 * pictures are in {@code cli/target/plan-page}.
 */
class PlanPageIT {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path SCRIPTS = Path.of("src/test/browser").toAbsolutePath();
  private static final Path INSTALLED = Path.of("target/browser").toAbsolutePath();
  private static final Path PICTURES = Path.of("target/plan-page").toAbsolutePath();
  private static final List<String> BROWSERS =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  @Test
  void everyPageIsForEverybody() throws Exception {
    Optional<Path> browser = browser();
    if (browser.isEmpty()) {
      String line = "no Chromium here: set CHROMIUM or install it, to look at the pages";
      System.out.println(line);
      assertThat(System.getenv("CI")).as(line).isNotEqualTo("true");
      assumeTrue(false, line);
    }
    install();
    List<String> command =
        new ArrayList<>(
            List.of("node", "look.mjs", browser.orElseThrow().toString(), PICTURES.toString()));
    command.addAll(pages());

    String output = run(INSTALLED, command);

    assertThat(output).doesNotContain("WRONG").contains("LOOKED " + 6 * pages().size() + " times");
  }

  private static List<String> pages() throws Exception {
    Files.createDirectories(PICTURES);
    List<String> pages = new ArrayList<>();
    try (Stream<Path> examples = Files.list(HOME.resolve("examples"))) {
      for (Path example : examples.filter(Files::isDirectory).sorted().toList()) {
        Path page = PICTURES.resolve(example.getFileName() + ".html");
        String html =
            run(HOME, List.of("./pipewright", "plan", "--format", "html", example.toString()));
        Files.writeString(page, html);
        pages.add(page.toString());
      }
    }
    assertThat(pages).hasSizeGreaterThan(3);
    return pages;
  }

  private static Optional<Path> browser() {
    return Stream.concat(Optional.ofNullable(System.getenv("CHROMIUM")).stream(), BROWSERS.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void install() throws Exception {
    Files.createDirectories(INSTALLED);
    boolean isComplete = Files.exists(INSTALLED.resolve("node_modules/.package-lock.json"));
    for (String file : List.of("package.json", "package-lock.json", "look.mjs")) {
      Path copy = INSTALLED.resolve(file);
      isComplete &= Files.exists(copy) && Files.mismatch(copy, SCRIPTS.resolve(file)) < 0;
      Files.copy(SCRIPTS.resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!isComplete) {
      run(INSTALLED, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
    }
  }

  private static String run(Path directory, List<String> command)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(directory.toFile()).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command) + "\n" + output + errors).isZero();
    return output;
  }
}
