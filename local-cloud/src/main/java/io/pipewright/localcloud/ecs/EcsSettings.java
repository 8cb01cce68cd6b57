package io.pipewright.localcloud.ecs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How tasks run on this host.
 *
 * @param account twelve digits
 * @param region for example {@code eu-west-1}
 * @param cluster the one cluster
 * @param definitions the tasks that can be run
 * @param directory where each task gets a directory
 * @param hostEnvironment of the host; tasks see only a part of it
 * @param maximumTasks how many run at once; one more finds no capacity. With 0 there never is any
 */
public record EcsSettings(
    String account,
    String region,
    String cluster,
    List<TaskDefinition> definitions,
    Path directory,
    Map<String, String> hostEnvironment,
    int maximumTasks) {
  public EcsSettings {
    definitions = List.copyOf(definitions);
    hostEnvironment = Map.copyOf(hostEnvironment);
  }

  String arn(String rest) {
    return "arn:aws:ecs:" + region + ":" + account + ":" + rest;
  }
}
