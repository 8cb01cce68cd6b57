package io.pipewright.steps.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipewright.generation.StoredObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the fake and S3 have in common. */
abstract class SourceMetadataContract {
  abstract SourceMetadata metadata();

  abstract StoredObject put(String key, Map<String, String> metadata);

  @Test
  void readsExactlyThatVersion() {
    StoredObject older = put("PAY/a/source.zip", Map.of("commit", "1", "repository", "PAY/a"));
    StoredObject newer = put("PAY/a/source.zip", Map.of("commit", "2", "repository", "PAY/a"));

    assertThat(metadata().of(older))
        .containsEntry("commit", "1")
        .containsEntry("repository", "PAY/a");
    assertThat(metadata().of(newer)).containsEntry("commit", "2");
  }

  @Test
  void refusesAnObjectThatIsNotThere() {
    StoredObject there = put("PAY/a/source.zip", Map.of("commit", "1"));
    StoredObject absent = new StoredObject(there.bucket(), "PAY/b/source.zip", there.versionId());

    StepException failure = catchThrowableOfType(StepException.class, () -> metadata().of(absent));

    assertThat(failure.kind()).isEqualTo(StepException.Kind.REFUSED);
    assertThat(failure).hasMessageContaining("S3 answered 404").hasMessageContaining("PAY/b");
  }
}
