package io.pipewright.generator.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bucket of the artefacts and the key that they are encrypted with. */
class ArtifactStoreTest {
  private static RenderedTemplate rendered;
  private static DrawnTemplate template;

  @BeforeAll
  static void render() throws IOException {
    rendered = TemplateRenderer.plain().render(Plans.ledger());
    template = new DrawnTemplate(rendered);
  }

  @Test
  void theArtefactKeyIsTheTeamsOwn() {
    JsonNode store = template.only("AWS::CodePipeline::Pipeline").path("ArtifactStore");
    assertThat(store.at("/EncryptionKey/Id").asText()).isEqualTo(Plans.KEY);
    assertThat(template.only("AWS::S3::Bucket").findValuesAsText("KMSMasterKeyID"))
        .containsExactly(Plans.KEY);
    assertThat(template.resources("AWS::CodeBuild::Project").values())
        .allSatisfy(
            project -> assertThat(project.path("EncryptionKey").asText()).isEqualTo(Plans.KEY));
    assertThat(rendered.json()).doesNotContain("alias/");
    assertThat(template.resources("AWS::KMS::Key")).isEmpty();
  }

  @Test
  void theBucketIsKeptPrivateAndVersioned() {
    JsonNode resource = template.root().at("/Resources/Artifacts82DD59A1");
    assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("Retain");
    assertThat(resource.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
    JsonNode bucket = template.only("AWS::S3::Bucket");
    assertThat(bucket.at("/VersioningConfiguration/Status").asText()).isEqualTo("Enabled");
    assertThat(bucket.path("PublicAccessBlockConfiguration"))
        .hasSize(4)
        .allMatch(JsonNode::asBoolean);
    assertThat(template.only("AWS::S3::BucketPolicy").findValuesAsText("Sid"))
        .containsExactly("DenyPlainTransport", "DenyOtherEncryption", "DenyOtherKey");
  }
}
