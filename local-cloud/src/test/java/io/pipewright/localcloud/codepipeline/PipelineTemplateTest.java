package io.pipewright.localcloud.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.Clients;
import io.pipewright.localcloud.CloudExecution;
import io.pipewright.localcloud.CloudExecutionSettings;
import io.pipewright.localcloud.LocalCloud;
import io.pipewright.localcloud.LocalCloudSettings;
import io.pipewright.localcloud.codebuild.PathMappings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;

/** Variables and conditions as CloudFormation takes them from a template. */
class PipelineTemplateTest {
  @TempDir Path directory;
  private LocalCloud cloud;
  private CloudFormationClient cloudFormation;
  private EntryTemplate template;

  @BeforeEach
  void open() throws IOException {
    cloud =
        new LocalCloud(
            new LocalCloudSettings("111122223333", "eu-west-1", directory, Clock.systemUTC()));
    CloudExecution.install(
        cloud,
        new CloudExecutionSettings(
            Map.of(),
            Map.of(),
            new PathMappings(Map.of()),
            1,
            "factory",
            List.of(),
            1,
            event -> {}));
    cloud.start();
    cloudFormation =
        Clients.client(
            CloudFormationClient.builder(), cloud.endpoint().uri(), cloud.rootCredentials());
    template =
        new EntryTemplate()
            .variable("Changed", "api")
            .rule("Package", "Api", "#{variables.Changed}", "CONTAINS", "api");
    ((ObjectNode) template.properties().at("/Variables/0")).put("Description", "what changed");
  }

  @AfterEach
  void close() {
    cloudFormation.close();
    cloud.close();
  }

  private DescribeChangeSetResponse change() throws InterruptedException {
    String body = template.json().toString();
    cloudFormation.createChangeSet(
        c -> c.stackName("ledger").changeSetName("one").changeSetType("CREATE").templateBody(body));
    PipelineHost.await(() -> describe().statusAsString().matches("CREATE_COMPLETE|FAILED"));
    return describe();
  }

  private DescribeChangeSetResponse describe() {
    return cloudFormation.describeChangeSet(d -> d.stackName("ledger").changeSetName("one"));
  }

  private String stackStatus() {
    return cloudFormation
        .describeStacks(d -> d.stackName("ledger"))
        .stacks()
        .get(0)
        .stackStatusAsString();
  }

  @Test
  void aStackWithThemIsDeployed() throws Exception {
    assertThat(change().statusReason()).isNull();
    cloudFormation.executeChangeSet(e -> e.stackName("ledger").changeSetName("one"));
    PipelineHost.await(() -> stackStatus().equals("CREATE_COMPLETE"));

    try (CodePipelineClient pipelines =
        Clients.client(
            CodePipelineClient.builder(), cloud.endpoint().uri(), cloud.rootCredentials())) {
      var pipeline = pipelines.getPipeline(g -> g.name(PipelineHost.PIPELINE)).pipeline();
      assertThat(pipeline.variables().get(0).description()).isEqualTo("what changed");
      assertThat(pipeline.stages().get(2).beforeEntry().conditions()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/Stages/2, OnSuccess, Stages.OnSuccess",
    "/Stages/2, OnFailure, Stages.OnFailure",
    "/Stages/2/BeforeEntry, Result, Stages.BeforeEntry.Result",
    "/Stages/2/BeforeEntry/Conditions/0/Rules/0, Commands, Stages.BeforeEntry.Conditions.Rules.Commands",
    "/Stages/2/BeforeEntry/Conditions/0/Rules/0, InputArtifacts, "
        + "Stages.BeforeEntry.Conditions.Rules.InputArtifacts",
    "/Stages/2/BeforeEntry/Conditions/0/Rules/0, RoleArn, Stages.BeforeEntry.Conditions.Rules.RoleArn",
    "/Variables/0, Type, Variables.Type",
  })
  void whatDoesNotRunHereIsRefusedByName(String pointer, String key, String path) throws Exception {
    ((ObjectNode) template.properties().at(pointer))
        .set(key, new ObjectMapper().readTree("[{\"Result\":\"FAIL\"}]"));

    assertThat(change().statusReason()).contains("Pipeline (AWS::CodePipeline::Pipeline) " + path);
  }
}
