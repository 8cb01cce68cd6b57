package io.pipewright.webhook.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectChecker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathRuleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a/b.txt",
        ".gitignore",
        ".github/x",
        "a..b",
        "...",
        "..a",
        "a b",
        "ä/ö",
        "xy:z",
        "git",
      })
  void allowsOrdinaryPaths(String path) {
    assertThat(PathRule.violation(path)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "..",
        "../x",
        "a/../../x",
        "a/..",
        ".",
        "a/./b",
        "a//b",
        "a/",
        "a\\b",
        "..\\x",
        "C:/x",
        "c:x",
        ".git",
        ".git/hooks/post-checkout",
        "a/.GIT/config",
        ".git./x",
        ".git /x",
        "GIT~1/x",
        "a/.g\u200cit/config",
        "\uFEFF.GIT",
        ".git::$INDEX_ALLOCATION/x",
        ".git...",
        ".git:x",
        "a\nb",
        "a\u0000b",
        "a\u007fb",
        "\uFFFD",
      })
  void refusesPathsThatLeadElsewhere(String path) {
    assertThat(PathRule.violation(path)).isPresent();
  }

  /** Another implementation of the same rule: whatever it takes for {@code .git}, we do, too. */
  @Test
  void refusesWhatJGitTakesForItsDirectory() {
    String[] parts = {".", "g", "G", "i", "I", "t", "T", "~", "1", " ", "\u200d", "\ufeff", "x"};
    ObjectChecker jgit = new ObjectChecker().setSafeForMacOS(true);
    Random random = new Random(20261124);
    int refused = 0;
    for (int run = 0; run < 300_000; run++) {
      StringBuilder name = new StringBuilder(random.nextBoolean() ? ".git" : "git~1");
      for (int edit = random.nextInt(3); edit > 0; edit--) {
        int at = random.nextInt(name.length() + 1);
        String part = parts[random.nextInt(parts.length)];
        name.replace(at, Math.min(name.length(), at + random.nextInt(2)), part);
      }
      if (!isFine(jgit, name.toString())) {
        refused++;
        assertThat(PathRule.violation(name.toString())).as("'%s'", name).isPresent();
      }
    }
    assertThat(refused).isGreaterThan(10_000);
  }

  private static boolean isFine(ObjectChecker jgit, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    try {
      jgit.checkPathSegment(bytes, 0, bytes.length);
      return true;
    } catch (CorruptObjectException e) {
      return !String.valueOf(e.getMessage()).contains("git");
    }
  }
}
