package io.pipewright.localcloud.codepipeline;

import io.pipewright.localcloud.cloudformation.ResourceType;
import io.pipewright.localcloud.codebuild.Projects;
import io.pipewright.localcloud.codepipeline.Execution.Trigger;
import io.pipewright.localcloud.server.AwsError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code AWS::CodePipeline::Pipeline}. Creating one starts it once; updating does not, unless it
 * says so.
 */
public final class PipelineType implements ResourceType {
  private final Pipelines pipelines;
  private final Projects projects;

  /** Creates pipelines whose builds are these projects'. */
  public PipelineType(Pipelines pipelines, Projects projects) {
    this.pipelines = pipelines;
    this.projects = projects;
  }

  @Override
  public String name() {
    return "AWS::CodePipeline::Pipeline";
  }

  @Override
  public Set<String> properties() {
    String action = "Stages.Actions.";
    String condition = "Stages.BeforeEntry.Conditions.";
    String rule = condition + "Rules.";
    return Set.of(
        "Name",
        "RoleArn",
        "PipelineType",
        "ExecutionMode",
        "ArtifactStore.Type",
        "ArtifactStore.Location",
        "ArtifactStore.EncryptionKey.Id",
        "ArtifactStore.EncryptionKey.Type",
        "Stages.Name",
        condition + "Result",
        rule + "Name",
        rule + "RuleTypeId.Category",
        rule + "RuleTypeId.Owner",
        rule + "RuleTypeId.Provider",
        rule + "RuleTypeId.Version",
        rule + "Configuration.*",
        action + "Name",
        action + "ActionTypeId.Category",
        action + "ActionTypeId.Owner",
        action + "ActionTypeId.Provider",
        action + "ActionTypeId.Version",
        action + "RunOrder",
        action + "Configuration.*",
        action + "InputArtifacts.Name",
        action + "OutputArtifacts.Name",
        action + "Namespace",
        action + "Region",
        action + "RoleArn",
        action + "TimeoutInMinutes",
        "RestartExecutionOnUpdate",
        "Variables.Name",
        "Variables.DefaultValue",
        "Variables.Description",
        "Tags.*");
  }

  @Override
  public Resource put(ResourceRequest request) {
    String generated = request.stackName() + "-" + request.logicalId();
    PipelineDefinition definition =
        withStackTags(
            PipelineReader.read(request.physicalId().orElse(generated), request.properties()),
            request.stackTags());
    List<String> problems =
        PipelineRules.problems(definition, name -> projects.find(name).isPresent());
    if (!problems.isEmpty()) {
      throw new AwsError(400, "InvalidStructureException", String.join("; ", problems));
    }
    boolean isOwn = request.physicalId().filter(definition.name()::equals).isPresent();
    if (!isOwn && pipelines.find(definition.name()).isPresent()) {
      throw new AwsError(
          400,
          "PipelineNameInUseException",
          "A pipeline with the name '" + definition.name() + "' already exists");
    }
    boolean isNew = pipelines.put(definition);
    boolean restart = request.properties().path("RestartExecutionOnUpdate").asBoolean(false);
    Pipeline pipeline = pipelines.find(definition.name()).orElseThrow();
    if (isNew || restart) {
      pipelines.start(
          pipeline,
          new Trigger(isNew ? "CreatePipeline" : "UpdatePipeline", request.stackName()),
          Map.of(),
          Map.of());
    }
    return new Resource(definition.name(), Map.of("Version", Integer.toString(pipeline.version())));
  }

  private static PipelineDefinition withStackTags(
      PipelineDefinition read, Map<String, String> stackTags) {
    Map<String, String> tags = new HashMap<>(stackTags);
    tags.putAll(read.tags());
    return new PipelineDefinition(
        read.name(),
        read.roleArn(),
        read.mode(),
        read.artifactStore(),
        read.stages(),
        read.variables(),
        tags);
  }

  @Override
  public void delete(String physicalId) {
    pipelines.remove(physicalId);
  }
}
