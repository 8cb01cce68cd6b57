package io.pipewright.localcloud.ecs;

import java.util.List;
import java.util.Map;

/**
 * A task that can be run: one container, which is a command here.
 *
 * @param family its name
 * @param container the name of its container, which overrides name
 * @param command the command line; {@code ${TMPDIR}} in it is the task's own temporary directory,
 *     as in {@code -Djava.io.tmpdir=${TMPDIR}}
 * @param taskRole ARN of the role that it acts in
 * @param environment of the container
 */
public record TaskDefinition(
    String family,
    String container,
    List<String> command,
    String taskRole,
    Map<String, String> environment) {
  public TaskDefinition {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
