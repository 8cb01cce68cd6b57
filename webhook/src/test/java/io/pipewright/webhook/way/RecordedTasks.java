package io.pipewright.webhook.way;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * An ECS that writes down what it would run; it outlives the process that calls it. As ECS does, it
 * starts one task for one token.
 */
final class RecordedTasks implements EcsClient {
  private final Path file;

  RecordedTasks(Path file) {
    this.file = file;
  }

  /** The commit of each started task, in order. */
  synchronized List<String> commits() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().map(line -> line.split(" ", -1)[1]).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized RunTaskResponse runTask(RunTaskRequest request) {
    String token = request.clientToken();
    String commit =
        request.overrides().containerOverrides().get(0).environment().stream()
            .filter(pair -> pair.name().equals("PIPEWRIGHT_COMMIT"))
            .map(KeyValuePair::value)
            .findFirst()
            .orElse("-");
    try {
      boolean known =
          Files.exists(file)
              && Files.readAllLines(file).stream().anyMatch(line -> line.startsWith(token + " "));
      if (!known) {
        Files.writeString(
            file,
            token + " " + commit + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return RunTaskResponse.builder()
        .tasks(Task.builder().taskArn("arn:aws:ecs:task/" + token.substring(0, 8)).build())
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
