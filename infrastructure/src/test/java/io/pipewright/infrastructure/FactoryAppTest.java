package io.pipewright.infrastructure;

import static io.pipewright.infrastructure.SynthesizedFactory.properties;
import static io.pipewright.infrastructure.SynthesizedFactory.resources;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FactoryAppTest {
  private final SynthesizedFactory app = SynthesizedFactory.once();
  private final JsonNode factory = app.factory();
  private final JsonNode delivery = app.delivery();

  @Test
  void keysRotateAndStay() {
    List<JsonNode> keys =
        Stream.of(factory, delivery).flatMap(t -> resources(t, "AWS::KMS::Key").stream()).toList();
    // Of the factory, of the one team, of the delivery.
    assertThat(keys)
        .hasSize(3)
        .allSatisfy(
            key -> {
              assertThat(key.at("/Properties/EnableKeyRotation").booleanValue()).isTrue();
              assertThat(key.get("DeletionPolicy").textValue()).isEqualTo("Retain");
              assertThat(key.get("UpdateReplacePolicy").textValue()).isEqualTo("Retain");
            });
  }

  @Test
  void bucketsStayAndRefusePlainTransport() {
    for (JsonNode template : List.of(factory, delivery)) {
      List<JsonNode> buckets = resources(template, "AWS::S3::Bucket");
      assertThat(buckets)
          .isNotEmpty()
          .allSatisfy(
              bucket -> assertThat(bucket.get("DeletionPolicy").textValue()).isEqualTo("Retain"));
      assertThat(properties(template, "AWS::S3::BucketPolicy"))
          .hasSameSizeAs(buckets)
          .allSatisfy(
              policy ->
                  assertThat(policy.toString())
                      .contains("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}"));
    }
  }

  @Test
  void archivesAreVersionedUnderAKmsKeyAndNeverExpire() {
    JsonNode bucket =
        properties(factory, "AWS::S3::Bucket").stream()
            .filter(candidate -> candidate.has("BucketName"))
            .findFirst()
            .orElseThrow();
    assertThat(bucket.get("BucketName").textValue())
        .isEqualTo("pipewright-source-111111111111-eu-west-1");
    assertThat(bucket.at("/VersioningConfiguration/Status").textValue()).isEqualTo("Enabled");
    assertThat(bucket.findValuesAsText("SSEAlgorithm")).containsExactly("aws:kms");
    assertThat(bucket.has("LifecycleConfiguration")).isFalse();
  }

  @Test
  void theFactoryDeliversItselfByCdkPipelines() {
    List<JsonNode> pipelines = properties(delivery, "AWS::CodePipeline::Pipeline");
    assertThat(pipelines).hasSize(1);
    JsonNode pipeline = pipelines.get(0);
    assertThat(pipeline.get("PipelineType").textValue()).isEqualTo("V2");
    assertThat(pipeline.get("Stages"))
        .extracting(stage -> stage.get("Name").textValue())
        .containsExactly("Source", "Build", "UpdatePipeline", "Assets", "pipewright");
    assertThat(pipeline.findValuesAsText("PollForSourceChanges")).containsExactly("false");
  }

  @Test
  void everythingSaysWhoManagesIt() {
    for (JsonNode template : List.of(factory, app.access(), delivery)) {
      assertThat(properties(template, "AWS::IAM::Role"))
          .isNotEmpty()
          .allSatisfy(
              role ->
                  assertThat(role.path("Tags").toString())
                      .contains("{\"Key\":\"managed-by\",\"Value\":\"pipewright\"}"));
    }
  }
}
