package io.pipewright.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.ledger.CommitKey;
import io.pipewright.ledger.CommitRecord;
import io.pipewright.ledger.CommitStep;
import io.pipewright.localcloud.bitbucket.PostedStatus;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionSummary;
import software.amazon.awssdk.services.codepipeline.model.SourceRevision;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The real adapters over the wire: what is said in {@link GeneratorTest} holds there too. */
class GeneratorLocalCloudTest {
  private static final Map<String, String> FILES =
      Map.of(
          "pipeline.yaml", Fixtures.MANIFEST,
          "infra/service.yaml", "Resources: {}\n",
          "pom.xml", "<project/>\n");
  private static final String PIPELINE = "payments--ledger-api";

  @TempDir static Path directory;
  private static LocalFactory factory;

  @BeforeAll
  static void start() throws IOException {
    factory = new LocalFactory(directory);
  }

  @AfterAll
  static void stop() {
    factory.close();
  }

  @Test
  void eachCommitRunsExactlyOnce() throws IOException {
    GenerationRequest first = factory.merge(Fixtures.REPOSITORY, FILES);
    assertThat(factory.generate(first)).isZero();
    assertThat(versions()).containsExactly(first.source().versionId());
    assertThat(status(first).state()).isEqualTo("SUCCESSFUL");
    assertThat(status(first).description()).startsWith("Pipeline payments--ledger-api is created");
    assertThat(status(first).url()).isEqualTo("http://127.0.0.1:8080/pipelines/" + PIPELINE);
    assertThat(stackStatus()).isEqualTo("CREATE_COMPLETE");
    assertDeployedPlanIsOf(first);

    assertThat(factory.generate(first)).isZero();
    assertThat(versions()).hasSize(1);
    assertThat(stackStatus()).isEqualTo("CREATE_COMPLETE");
    assertThat(status(first).description()).contains("is up to date");

    Map<String, String> files = new TreeMap<>(FILES);
    files.put("pipeline.yaml", Fixtures.MANIFEST + "scan: { failOn: low }\n");
    GenerationRequest second = factory.merge(Fixtures.REPOSITORY, files);
    assertThat(factory.generate(second)).isZero();
    assertThat(stackStatus()).isEqualTo("UPDATE_COMPLETE");
    assertThat(versions())
        .containsExactlyInAnyOrder(first.source().versionId(), second.source().versionId());

    assertThat(commit(first).times()).containsKeys(CommitStep.DEPLOYED, CommitStep.STARTED);
    assertThat(commit(second).step()).isEqualTo(CommitStep.STARTED);
    assertThat(executions()).contains(commit(second).execution().orElseThrow());

    // The task of the first commit again, late: it neither runs again nor brings its pipeline back.
    String newer = template();
    assertThat(factory.generate(first)).isZero();
    assertThat(versions()).hasSize(2);
    assertThat(template()).isEqualTo(newer);
    assertDeployedPlanIsOf(second);
  }

  private static void assertDeployedPlanIsOf(GenerationRequest request) {
    ResponseBytes<GetObjectResponse> stored =
        factory.s3.getObjectAsBytes(
            o -> o.bucket("pipewright-source").key("PAY/ledger-api/plan.json"));
    assertThat(stored.response().metadata())
        .containsOnly(
            Map.entry("commit", request.commit().value()),
            Map.entry("repository", "PAY/ledger-api"),
            Map.entry("branch", "main"));
    assertThat(stored.asUtf8String()).startsWith("{\n  \"name\" : \"" + PIPELINE + "\",");
  }

  @Test
  void aWrongManifestTouchesNothing() throws IOException {
    RepositoryId repository = new RepositoryId("PAY", "billing");
    Map<String, String> files = new TreeMap<>(FILES);
    String wrong = Fixtures.MANIFEST.replace("ledger-api", "billing").replace("java", "jaba");
    files.put("pipeline.yaml", wrong);
    GenerationRequest request = factory.merge(repository, files);

    assertThat(factory.generate(request)).isEqualTo(1);

    assertThat(status(request).state()).isEqualTo("FAILED");
    assertThat(status(request).description())
        .startsWith("pipeline.yaml:3:11 ")
        .contains("found: jaba")
        .contains("fix: did you mean 'java'?");
    try (var cloudFormation = factory.clients.cloudFormation()) {
      assertThatThrownBy(() -> cloudFormation.describeStacks(r -> r.stackName("payments--billing")))
          .isInstanceOf(CloudFormationException.class)
          .hasMessageContaining("does not exist");
    }
  }

  @Test
  void anArchiveThatIsGoneIsNotTheDevelopersFault() throws IOException {
    GenerationRequest request =
        factory.merge(
            new RepositoryId("PAY", "billing"), Map.of("README.md", "" + System.nanoTime()));
    factory.s3.deleteObject(
        o ->
            o.bucket(request.manifest().bucket())
                .key(request.manifest().key())
                .versionId(request.manifest().versionId()));

    assertThat(factory.generate(request)).isEqualTo(3);
    assertThat(status(request).description()).startsWith("The factory failed, not this commit");
  }

  private static PostedStatus status(GenerationRequest request) {
    List<PostedStatus> statuses = factory.statuses(request);
    assertThat(statuses).extracting(PostedStatus::key).containsExactly("pipewright-generate");
    return statuses.get(0);
  }

  @Test
  void anOlderCommitThatComesLateIsLeftToTheNewer() throws IOException {
    RepositoryId repository = new RepositoryId("EX", "java-service");
    Map<String, String> files = new TreeMap<>(FILES);
    files.put("pipeline.yaml", Fixtures.MANIFEST.replace("ledger-api", "late"));
    GenerationRequest older = factory.merge(repository, files);
    files.put("pom.xml", "<project></project>\n");
    GenerationRequest newer = factory.merge(repository, files);
    assertThat(factory.generate(newer)).isZero();

    assertThat(factory.generate(older)).isZero();

    assertThat(status(older).state()).isEqualTo("FAILED");
    assertThat(status(older).description()).isEqualTo("superseded by a newer merge");
    assertThat(commit(older).step()).isEqualTo(CommitStep.SUPERSEDED);
    assertThat(commit(newer).step()).isEqualTo(CommitStep.STARTED);
    assertThat(versions("examples--late")).containsExactly(newer.source().versionId());
  }

  private static CommitRecord commit(GenerationRequest request) {
    return factory
        .ledger
        .commit(new CommitKey(request.repository(), request.branch(), request.commit()))
        .orElseThrow();
  }

  private static List<String> executions() {
    try (var codePipeline = factory.clients.codePipeline()) {
      return codePipeline
          .listPipelineExecutionsPaginator(r -> r.pipelineName(PIPELINE))
          .pipelineExecutionSummaries()
          .stream()
          .map(PipelineExecutionSummary::pipelineExecutionId)
          .toList();
    }
  }

  private static List<String> versions() {
    return versions(PIPELINE);
  }

  private static List<String> versions(String pipeline) {
    try (var codePipeline = factory.clients.codePipeline()) {
      return codePipeline
          .listPipelineExecutionsPaginator(r -> r.pipelineName(pipeline))
          .pipelineExecutionSummaries()
          .stream()
          .map(PipelineExecutionSummary::sourceRevisions)
          .map(revisions -> revisions.stream().map(SourceRevision::revisionId).findFirst())
          .map(revision -> revision.orElse("unknown"))
          .toList();
    }
  }

  private static String template() {
    try (var cloudFormation = factory.clients.cloudFormation()) {
      return cloudFormation.getTemplate(r -> r.stackName(PIPELINE)).templateBody();
    }
  }

  private static String stackStatus() {
    try (var cloudFormation = factory.clients.cloudFormation()) {
      return cloudFormation
          .describeStacks(r -> r.stackName(PIPELINE))
          .stacks()
          .get(0)
          .stackStatusAsString();
    }
  }
}
