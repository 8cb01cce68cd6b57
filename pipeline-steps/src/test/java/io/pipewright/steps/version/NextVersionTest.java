package io.pipewright.steps.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.semver4j.Semver;

class NextVersionTest {
  @ParameterizedTest(name = "{0}, then {1} → {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2.3       | fix: a                   | 1.2.4  | PATCH",
        "1.2.3       | say it                   | 1.2.4  | PATCH",
        "1.2.3       | feat: a                  | 1.3.0  | MINOR",
        "1.2.3       | feat!: a                 | 2.0.0  | MAJOR",
        "1.2.3       | fix: a ; feat: b; chore: c | 1.3.0 | MINOR",
        "1.2.3       | feat: a; fix!: b         | 2.0.0  | MAJOR",
        "0.1.0       | fix: a                   | 0.1.1  | PATCH",
        "0.1.0       | feat: a                  | 0.2.0  | MINOR",
        "0.1.4       | feat!: a                 | 0.2.0  | MINOR",
        "0.0.1       | fix!: a                  | 0.1.0  | MINOR",
        "1.3.0-rc.1  | fix: a                   | 1.3.0  | PATCH",
        "1.3.0-rc.1  | feat: a                  | 1.3.0  | MINOR",
        "1.3.0-rc.1  | feat!: a                 | 2.0.0  | MAJOR",
        "1.3.1-beta  | feat: a                  | 1.4.0  | MINOR",
        "2.0.0-rc.1  | feat!: a                 | 2.0.0  | MAJOR",
        "1.2.3+build | fix: a                   | 1.2.4  | PATCH",
        "9.9.9       | fix: a                   | 9.9.10 | PATCH",
      })
  void follows(String last, String messages, String expected, Bump bump) {
    NextVersion next = NextVersion.after(history(last, messages));

    assertThat(next.version()).hasToString(expected);
    assertThat(next.bump()).isEqualTo(bump);
  }

  @Test
  void beginsWith010() {
    VersionHistory history =
        new VersionHistory(
            List.of(), Optional.empty(), List.of(new HistoryCommit("feat!: a", false)), List.of());

    assertThat(NextVersion.after(history))
        .isEqualTo(new NextVersion(Semver.of(0, 1, 0), Bump.MINOR, "the first version"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2.4               | 1.2.5",
        "1.2.4 1.2.5 1.2.7   | 1.2.6",
        "1.2.4+other         | 1.2.5",
        "1.2.4-rc.1          | 1.2.4",
        "1.3.0 2.0.0         | 1.2.4",
      })
  void takesTheNextFreePatchIfAnotherLineOfHistoryHasTheVersion(String taken, String expected) {
    VersionHistory history =
        new VersionHistory(
            List.of(),
            Optional.of(new Semver("1.2.3")),
            List.of(new HistoryCommit("fix: a", false)),
            Stream.concat(Stream.of("1.2.3"), Arrays.stream(taken.split(" ")))
                .map(Semver::new)
                .toList());

    assertThat(NextVersion.after(history).version()).hasToString(expected);
  }

  @Test
  void takesTheNextFreePatchForTheFirstVersionToo() {
    VersionHistory history =
        new VersionHistory(
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(Semver.of(0, 1, 0), Semver.of(5, 0, 0)));

    assertThat(NextVersion.after(history).version()).hasToString("0.1.1");
  }

  @Test
  void saysWhichCommitDecided() {
    assertThat(NextVersion.after(history("1.0.0", "fix: newest; feat: newer; feat: old")).reason())
        .isEqualTo("feat: newer");
    assertThat(NextVersion.after(history("1.0.0", "")).reason())
        .isEqualTo("no commit since the last version");
  }

  @Test
  void isAlwaysHigherThanTheLast() {
    List<String> messages = List.of("fix: a", "feat: a", "feat!: a", "x");
    for (String last : List.of("0.0.0", "0.9.9", "1.0.0", "1.0.0-a", "1.0.0-0", "3.4.5+b")) {
      for (String message : messages) {
        Semver next = NextVersion.after(history(last, message)).version();
        assertThat(next).as(last + " then " + message).isGreaterThan(new Semver(last));
        assertThat(next.getPreRelease()).isEmpty();
        assertThat(next.getBuild()).isEmpty();
      }
    }
  }

  private static VersionHistory history(String last, String messages) {
    List<HistoryCommit> commits =
        Arrays.stream((messages == null ? "" : messages).split(";"))
            .map(String::strip)
            .filter(message -> !message.isEmpty())
            .map(message -> new HistoryCommit(message, false))
            .toList();
    return new VersionHistory(
        List.of(), Optional.of(new Semver(last)), commits, List.of(new Semver(last)));
  }
}
