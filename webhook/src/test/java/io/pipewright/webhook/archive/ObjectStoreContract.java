package io.pipewright.webhook.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.generation.StoredObject;
import io.pipewright.receive.failure.UnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every object store does, in memory or in S3. */
abstract class ObjectStoreContract {
  static final String KMS_KEY =
      "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d-0000-0000-0000-000000000001";

  private final String key = "LEDGER/" + UUID.randomUUID() + "/source.zip";

  abstract ObjectStore store();

  @Test
  void absentKeyHasNoVersion() {
    assertThat(store().latest(key)).isEmpty();
  }

  @Test
  void lastStoredIsLatest() {
    StoredObject first = put("a".repeat(40));
    StoredObject second = put("b".repeat(40));

    assertThat(first.versionId()).isNotEqualTo(second.versionId());
    assertThat(store().latest(key))
        .hasValueSatisfying(
            latest -> {
              assertThat(latest.object()).isEqualTo(second);
              assertThat(latest.metadata())
                  .containsEntry("commit", "b".repeat(40))
                  .containsEntry("codepipeline-artifact-revision-summary", "bbb fix: it");
            });
  }

  @Test
  void contentThatBreaksOffLeavesNothing() {
    assertThatThrownBy(
            () ->
                store()
                    .store(
                        key,
                        Map.of(),
                        KMS_KEY,
                        out -> {
                          out.write(new byte[S3Upload.PART_SIZE + 1]);
                          throw new IOException("a blob is missing");
                        }))
        .isInstanceOf(UnavailableException.class);

    assertThat(store().latest(key)).isEmpty();
  }

  private StoredObject put(String commit) {
    Map<String, String> metadata =
        Map.of("commit", commit, "codepipeline-artifact-revision-summary", "bbb fix: it");
    return store()
        .store(key, metadata, KMS_KEY, out -> out.write(commit.getBytes(StandardCharsets.UTF_8)));
  }
}
