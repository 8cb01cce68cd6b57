package io.pipewright.webhook.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** Log streams by name; it gives as many lines as it is asked for, from the end it is asked for. */
final class FakeLogs implements CloudWatchLogsClient {
  private final Map<String, List<String>> streams = new HashMap<>();

  void write(String stream, String... lines) {
    streams.put(stream, List.of(lines));
  }

  @Override
  public GetLogEventsResponse getLogEvents(GetLogEventsRequest request) {
    List<String> lines = streams.get(request.logStreamName());
    if (lines == null) {
      throw ResourceNotFoundException.builder().message("no such stream").build();
    }
    int count = Math.min(lines.size(), request.limit());
    int from = request.startFromHead() ? 0 : lines.size() - count;
    return GetLogEventsResponse.builder()
        .events(
            lines.subList(from, from + count).stream()
                .map(line -> OutputLogEvent.builder().message(line + "\n").build())
                .toList())
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
