package io.pipewright.localcloud.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.localcloud.Clients;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import io.pipewright.localcloud.server.AwsEndpoint;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

class CloudWatchLogsTest {
  @TempDir private Path directory;

  private final Credentials credentials = new Credentials(Clock.systemUTC(), new SecureRandom());
  private final AwsEndpoint endpoint = new AwsEndpoint(credentials, Clock.systemUTC());
  private LogStore store;
  private CloudWatchLogsClient logs;

  @BeforeEach
  void start() {
    store = new LogStore(Clock.systemUTC(), Optional.of(directory));
    endpoint.register(new CloudWatchLogs(store, "111111111111", "eu-west-1"));
    endpoint.start();
    logs =
        Clients.client(
            CloudWatchLogsClient.builder(),
            endpoint.uri(),
            credentials.create(Caller.root("111111111111")));
  }

  @AfterEach
  void stop() {
    logs.close();
    endpoint.close();
  }

  @Test
  void eventsAreReadAsTheyWerePut() {
    logs.createLogGroup(it -> it.logGroupName("/g"));
    logs.createLogStream(it -> it.logGroupName("/g").logStreamName("s"));
    logs.putLogEvents(
        it ->
            it.logGroupName("/g")
                .logStreamName("s")
                .logEvents(InputLogEvent.builder().timestamp(1234L).message("line <1>").build()));
    OutputLogEvent event =
        logs.getLogEvents(it -> it.logGroupName("/g").logStreamName("s")).events().get(0);
    assertThat(event.message()).isEqualTo("line <1>");
    assertThat(event.timestamp()).isEqualTo(1234L);
    assertThat(logs.describeLogStreams(it -> it.logGroupName("/g")).logStreams())
        .extracting(LogStream::logStreamName)
        .containsExactly("s");
    assertThatThrownBy(() -> logs.createLogGroup(it -> it.logGroupName("/g")))
        .isInstanceOf(ResourceAlreadyExistsException.class);
  }

  @Test
  void aReaderFollowsByTheForwardToken() {
    store.append("/g", "s", "one");
    store.append("/g", "s", "two");
    GetLogEventsResponse first = read("f/0", 1);
    assertThat(first.events()).extracting(OutputLogEvent::message).containsExactly("one");
    GetLogEventsResponse second = read(first.nextForwardToken(), 10);
    assertThat(second.events()).extracting(OutputLogEvent::message).containsExactly("two");
    assertThat(read(second.nextForwardToken(), 10).events()).isEmpty();
    assertThat(read(second.nextForwardToken(), 10).nextForwardToken())
        .isEqualTo(second.nextForwardToken());
  }

  private GetLogEventsResponse read(String token, int limit) {
    return logs.getLogEvents(
        it -> it.logGroupName("/g").logStreamName("s").nextToken(token).limit(limit));
  }

  @Test
  void eachLineIsInTheFileAtOnce() {
    store.append("/aws/codebuild/pay--api", "Lint/1", "one");
    Path file = directory.resolve("aws/codebuild/pay--api/Lint/1.log");
    assertThat(file).hasContent("one");
    store.append("/aws/codebuild/pay--api", "Lint/1", "two");
    assertThat(file).hasContent("one\ntwo");
  }

  @Test
  void aNameDoesNotLeaveTheDirectory() {
    store.append("/../../etc", "../x", "one");
    assertThat(store.file("/../../etc", "../x").orElseThrow().normalize()).startsWith(directory);
  }

  @Test
  void whatIsNotThereIsATypedError() {
    assertThatThrownBy(() -> logs.getLogEvents(it -> it.logGroupName("/no").logStreamName("s")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> logs.describeLogGroups())
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e ->
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
  }
}
