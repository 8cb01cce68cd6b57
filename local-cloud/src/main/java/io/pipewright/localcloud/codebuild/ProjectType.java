package io.pipewright.localcloud.codebuild;

import io.pipewright.localcloud.cloudformation.ResourceType;
import io.pipewright.localcloud.server.AwsError;
import java.util.Map;
import java.util.Set;

/** {@code AWS::CodeBuild::Project}. */
public final class ProjectType implements ResourceType {
  private final Projects projects;
  private final String arnPrefix;

  /** Creates projects in a store. */
  public ProjectType(Projects projects, String account, String region) {
    this.projects = projects;
    this.arnPrefix = "arn:aws:codebuild:" + region + ":" + account + ":project/";
  }

  @Override
  public String name() {
    return "AWS::CodeBuild::Project";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "Name",
        "Description",
        "Artifacts.*",
        "Source.Type",
        "Source.Location",
        "Source.BuildSpec",
        "Environment.Type",
        "Environment.ComputeType",
        "Environment.Image",
        "Environment.ImagePullCredentialsType",
        "Environment.PrivilegedMode",
        "Environment.EnvironmentVariables.Name",
        "Environment.EnvironmentVariables.Type",
        "Environment.EnvironmentVariables.Value",
        "ServiceRole",
        "EncryptionKey",
        "TimeoutInMinutes",
        "QueuedTimeoutInMinutes",
        "Cache.*",
        "LogsConfig.*",
        "ConcurrentBuildLimit",
        "BadgeEnabled",
        "Tags.*");
  }

  @Override
  public Resource put(ResourceRequest request) {
    String generated = request.stackName() + "-" + request.logicalId();
    Project project = Project.read(request.physicalId().orElse(generated), request.properties());
    request.physicalId().filter(old -> !old.equals(project.name())).ifPresent(projects::remove);
    boolean isNew = request.physicalId().filter(project.name()::equals).isEmpty();
    if (isNew && projects.find(project.name()).isPresent()) {
      throw new AwsError(
          400, "ResourceAlreadyExistsException", "Project already exists: " + project.name());
    }
    projects.put(project);
    return new Resource(
        project.name(), Map.of("Arn", arnPrefix + project.name(), "Name", project.name()));
  }

  @Override
  public void delete(String physicalId) {
    projects.remove(physicalId);
  }
}
