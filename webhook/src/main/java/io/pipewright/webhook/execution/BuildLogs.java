package io.pipewright.webhook.execution;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codebuild.model.Build;
import software.amazon.awssdk.services.codebuild.model.LogsLocation;

/** What the factory's own steps said at the end of a build's log. */
final class BuildLogs {
  /** Starts the line in which a failing gate says why. */
  private static final String MARK = "pipewright: ";

  /** After the gate's line CodeBuild itself writes some ten more. */
  private static final int TAIL = 500;

  private final CodeBuildClient builds;
  private final CloudWatchLogsClient logs;

  BuildLogs(CodeBuildClient builds, CloudWatchLogsClient logs) {
    this.builds = builds;
    this.logs = logs;
  }

  /** The last line of the build's log that a gate wrote; empty if none did. */
  Optional<String> verdict(String buildId) {
    return builds.batchGetBuilds(request -> request.ids(buildId)).builds().stream()
        .findFirst()
        .map(Build::logs)
        .filter(location -> location.groupName() != null && location.streamName() != null)
        .flatMap(this::lastMarked);
  }

  private Optional<String> lastMarked(LogsLocation location) {
    return tail(location).stream()
        .flatMap(event -> event.message().lines())
        .filter(line -> line.startsWith(MARK))
        .reduce((earlier, later) -> later)
        .map(line -> line.substring(MARK.length()).strip());
  }

  private List<OutputLogEvent> tail(LogsLocation location) {
    try {
      return logs.getLogEvents(
              request ->
                  request
                      .logGroupName(location.groupName())
                      .logStreamName(location.streamName())
                      .startFromHead(false)
                      .limit(TAIL))
          .events();
    } catch (ResourceNotFoundException e) {
      // A build that never started has no log.
      return List.of();
    }
  }
}
