package io.pipewright.webhook.archive;

import static org.assertj.core.api.Assertions.assertThat;

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
        "a\nb",
        "a\u0000b",
        "a\u007fb",
        "\uFFFD",
      })
  void refusesPathsThatLeadElsewhere(String path) {
    assertThat(PathRule.violation(path)).isPresent();
  }
}
