package io.pipewright.steps.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceCommitTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final VersionSettings SETTINGS =
      VersionSettings.from(VersionSettingsTest.COMPLETE);

  @Test
  void isReadFromTheMetadata() {
    assertThat(SourceCommit.read(metadata("PAY/ledger-api", COMMIT), SETTINGS)).hasToString(COMMIT);
  }

  @Test
  void isRefusedIfTheArchiveIsAnotherRepositorys() {
    assertThat(failure(metadata("PAY/ledger\napi", COMMIT)))
        .hasMessageContaining("belongs to 'PAY/ledger?api'")
        .hasMessageContaining("payments--ledger-api to PAY/ledger-api");
    assertThat(failure(source -> Map.of("commit", COMMIT)))
        .hasMessageContaining("belongs to no repository");
  }

  @Test
  void isRefusedIfItIsNoCommit() {
    assertThat(failure(metadata("PAY/ledger-api", "main")))
        .hasMessageContaining("the archive's metadata names no commit");
  }

  private static SourceMetadata metadata(String repository, String commit) {
    return source -> Map.of("repository", repository, "commit", commit);
  }

  private static StepException failure(SourceMetadata metadata) {
    StepException failure =
        catchThrowableOfType(StepException.class, () -> SourceCommit.read(metadata, SETTINGS));
    assertThat(failure.kind()).isEqualTo(StepException.Kind.REFUSED);
    return failure;
  }
}
