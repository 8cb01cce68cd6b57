package io.pipewright.localcloud;

import io.pipewright.localcloud.codebuild.PathMappings;
import io.pipewright.localcloud.ecs.TaskDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a local cloud executes.
 *
 * @param hostEnvironment of the host; builds and tasks see only a part of it
 * @param images CodeBuild image name to the host directory that stands in for it
 * @param pathMappings paths of images that lie elsewhere on this host, such as the tools' directory
 * @param concurrentBuilds how many builds run at once
 * @param cluster the ECS cluster's name
 * @param tasks the ECS tasks that can be run
 * @param maximumTasks how many tasks run at once; 0 is a cluster without capacity
 * @param events takes the EventBridge events of CodePipeline, in order
 */
public record CloudExecutionSettings(
    Map<String, String> hostEnvironment,
    Map<String, Path> images,
    PathMappings pathMappings,
    int concurrentBuilds,
    String cluster,
    List<TaskDefinition> tasks,
    int maximumTasks,
    Consumer<String> events) {
  public CloudExecutionSettings {
    hostEnvironment = Map.copyOf(hostEnvironment);
    images = Map.copyOf(images);
    tasks = List.copyOf(tasks);
  }
}
