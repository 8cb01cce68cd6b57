package io.pipewright.localcloud.cloudformation;

import static io.pipewright.localcloud.cloudformation.ProbeType.probe;
import static io.pipewright.localcloud.cloudformation.ProbeType.probes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.s3.S3Client;

/** Where the template of a change set comes from. */
class TemplateSourceTest {
  @TempDir private static Path directory;

  private static StackHost host;

  @BeforeAll
  static void start() {
    host = new StackHost(directory);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void aBodyHasAtMost51200BytesAndALargerTemplateComesFromOurS3() {
    String large = probes("\"A\":" + probe("x".repeat(ChangeSetRequest.LONGEST_BODY), ""));
    assertThatThrownBy(() -> host.change("large", ChangeSetType.CREATE, large))
        .hasMessageContaining("less than or equal to 51200");
    try (S3Client s3 = host.s3()) {
      s3.createBucket(it -> it.bucket("templates"));
      s3.putObject(it -> it.bucket("templates").key("a/b.json"), RequestBody.fromString(large));
    }
    host.execute(
        host.change(
            "large",
            ChangeSetType.CREATE,
            "",
            it ->
                it.templateBody(null)
                    .templateURL(host.cloud.storage().uri() + "/templates/a/b.json")));
    host.waiter.waitUntilStackCreateComplete(it -> it.stackName("large"));
    assertThatThrownBy(
            () ->
                host.change(
                    "elsewhere",
                    ChangeSetType.CREATE,
                    "",
                    it ->
                        it.templateBody(null).templateURL("http://127.0.0.1:1/templates/a/b.json")))
        .hasMessageContaining("must reference an object of our S3");
  }
}
