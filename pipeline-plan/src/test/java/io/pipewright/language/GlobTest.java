package io.pipewright.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Random;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "pom.xml|pom.xml|true",
        "pom.xml|service/pom.xml|false",
        "pom.xml|pomxxml|false",
        "**/pom.xml|a/b/pom.xml|true",
        "*.gradle*|build.gradle.kts|true",
        "build.gradle{,.kts}|build.gradle.kts|true",
        "build.gradle{,.kts}|build.gradle|true",
        "src/*/x|src/a/b/x|false",
        "src/[a-c]?|src/bz|true",
        "src/[!a]|src/a|false",
        "größe.txt|größe.txt|true"
      })
  void matchesWholePathsFromTheRoot(String glob, String path, boolean matches) {
    assertThat(Glob.parse(glob).matches(path)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/[a", "{a", "{a,{b}}", "a\\"})
  void refusesWhatIsNotClosed(String glob) {
    assertThatThrownBy(() -> Glob.parse(glob))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(glob);
  }

  @Test
  void meansWhatTheJdkMeans() {
    Random random = new Random(20260923);
    int compared = 0;
    for (int i = 0; i < 20_000; i++) {
      String glob = word(random, "ab/.*?{},[]!-", 8);
      PathMatcher theirs;
      try {
        theirs = FileSystems.getDefault().getPathMatcher("glob:" + glob);
      } catch (PatternSyntaxException e) {
        continue;
      }
      Glob ours = Glob.parse(glob);
      for (int j = 0; j < 5; j++) {
        Path path = Path.of(word(random, "ab.-!", 3) + "/" + word(random, "ab.{}", 3)).normalize();
        assertThat(ours.matches(path.toString()))
            .as("glob %s, path %s", glob, path)
            .isEqualTo(theirs.matches(path));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(10_000);
  }

  private static String word(Random random, String alphabet, int longest) {
    StringBuilder word = new StringBuilder();
    int length = 1 + random.nextInt(longest);
    for (int i = 0; i < length; i++) {
      word.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return word.toString();
  }
}
