package io.pipewright.webhook.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.ledger.CommitKey;
import io.pipewright.ledger.CommitRecord;
import io.pipewright.ledger.CommitStep;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import io.pipewright.localcloud.faults.AwsFaults;
import io.pipewright.localcloud.faults.Call;
import io.pipewright.localcloud.faults.CloudFaults.Endpoint;
import io.pipewright.localcloud.faults.Fault;
import io.pipewright.localcloud.faults.FaultProxy;
import io.pipewright.queue.WorkMessage;
import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.merge.TestOrganisation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every neighbour of the worker fails over the wire. What passes by itself costs no trial; what
 * does not is said in words, and the next trial finishes. In each case the commit is launched once.
 */
@TestInstance(Lifecycle.PER_CLASS)
class WorkerFaultsTest {
  private FaultyWay way;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    way = new FaultyWay(directory);
  }

  @AfterEach
  void clear() {
    way.clear();
  }

  @AfterAll
  void stop() {
    way.close();
  }

  private static Arguments fault(String name, Consumer<FaultyWay> fault) {
    return Arguments.of(name, fault);
  }

  private static Arguments fault(String name, String reason, Consumer<FaultyWay> fault) {
    return Arguments.of(name, reason, fault);
  }

  private static boolean isRest(Call call) {
    return call.path().contains("/rest/api/");
  }

  private static boolean isGit(Call call) {
    return call.path().contains("/scm/");
  }

  private static boolean isPack(Call call) {
    return call.path().endsWith("/git-upload-pack");
  }

  private static Fault status(int status) {
    return new Fault.Answer(status, Map.of(), "");
  }

  static Stream<Arguments> passing() {
    return Stream.of(
        fault(
            "Bitbucket 429 with Retry-After",
            way ->
                way.bitbucket.next(
                    1,
                    WorkerFaultsTest::isRest,
                    new Fault.Answer(429, Map.of("Retry-After", "1"), ""))),
        fault(
            "Bitbucket 500, 503",
            way -> way.bitbucket.next(2, WorkerFaultsTest::isRest, status(500))),
        fault("git 500", way -> way.bitbucket.next(1, WorkerFaultsTest::isGit, status(500))),
        fault(
            "half a pack",
            way -> way.bitbucket.next(1, WorkerFaultsTest::isPack, new Fault.Truncate())),
        fault(
            "a slow trickle",
            way ->
                way.bitbucket.next(
                    1, WorkerFaultsTest::isPack, new Fault.Trickle(16, Duration.ofMillis(5)))),
        fault(
            "Bitbucket drops the connection",
            way -> way.bitbucket.next(1, WorkerFaultsTest::isGit, new Fault.Drop())),
        fault(
            "S3 throttles", way -> way.aws.next(Endpoint.S3, "PutObject", 2, AwsFaults.slowDown())),
        fault(
            "S3 500",
            way -> way.aws.next(Endpoint.S3, "PutObject", 2, AwsFaults.s3InternalError())),
        fault(
            "S3 stores without an answer",
            way -> way.aws.next(Endpoint.S3, "PutObject", 1, new Fault.LoseAnswer())),
        fault(
            "DynamoDB throttles",
            way ->
                way.aws
                    .proxy(Endpoint.DYNAMODB)
                    .next(2, call -> true, AwsFaults.throughputExceeded())),
        fault(
            "DynamoDB writes without an answer",
            way ->
                way.aws
                    .proxy(Endpoint.DYNAMODB)
                    .next(
                        1,
                        call -> call.operation().equals("TransactWriteItems"),
                        new Fault.LoseAnswer())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passing")
  void whatPassesCostsNoTrial(String name, Consumer<FaultyWay> fault) {
    WorkMessage message = way.delivered(way.push());
    fault.accept(way);

    way.work(message, false);

    assertLaunchedOnce(message);
  }

  static Stream<Arguments> lasting() {
    return Stream.of(
        fault(
            "Bitbucket 401",
            "token",
            way -> way.bitbucket.next(1, WorkerFaultsTest::isRest, status(401))),
        fault(
            "Bitbucket 404, as it answers a token without rights",
            "404",
            way -> way.bitbucket.next(2, WorkerFaultsTest::isRest, status(404))),
        fault(
            "git 401", "token", way -> way.bitbucket.next(2, WorkerFaultsTest::isGit, status(401))),
        fault(
            "Bitbucket 500 for long",
            "500",
            way -> way.bitbucket.next(FaultProxy.ALWAYS, WorkerFaultsTest::isRest, status(500))),
        fault(
            "Bitbucket 429 for an hour",
            "429",
            way ->
                way.bitbucket.next(
                    1,
                    WorkerFaultsTest::isRest,
                    new Fault.Answer(429, Map.of("Retry-After", "3600"), ""))),
        fault(
            "half a pack each time",
            "fetch",
            way ->
                way.bitbucket.next(
                    FaultProxy.ALWAYS, WorkerFaultsTest::isPack, new Fault.Truncate())),
        fault(
            "S3 throttles for long",
            "S3 throttles (SlowDown)",
            way -> way.aws.next(Endpoint.S3, "PutObject", FaultProxy.ALWAYS, AwsFaults.slowDown())),
        fault(
            "ECS without capacity",
            "Capacity is unavailable at this time",
            way -> way.ecs.next(1, AwsFaults.taskRefused("Capacity is unavailable at this time"))),
        fault("ECS 500", "ECS did not start", way -> way.ecs.next(1, AwsFaults.internalError())),
        fault(
            "DynamoDB 500 for long",
            "cannot claim the commit",
            way ->
                way.aws
                    .proxy(Endpoint.DYNAMODB)
                    .next(
                        FaultProxy.ALWAYS,
                        call -> call.operation().equals("TransactWriteItems"),
                        AwsFaults.internalError())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lasting")
  void whatLastsIsSaidAndTheNextTrialFinishes(
      String name, String reason, Consumer<FaultyWay> fault) {
    WorkMessage message = way.delivered(way.push());
    fault.accept(way);

    assertThatThrownBy(() -> way.work(message, false)).hasMessageContaining(reason);
    assertThat(way.ledger.delivery(message.delivery()).orElseThrow().state())
        .isEqualTo(DeliveryState.QUEUED);
    way.clear();
    way.work(message, false);

    assertLaunchedOnce(message);
  }

  @Test
  void noOtherHostIsAskedForACommit() throws Exception {
    WorkMessage message = way.delivered(way.push());
    try (FaultProxy other = FaultProxy.before(URI.create("http://127.0.0.1:1"))) {
      way.bitbucket.next(
          FaultProxy.ALWAYS, WorkerFaultsTest::isGit, new Fault.Redirect(other.uri()));

      assertThatThrownBy(() -> way.work(message, false)).hasMessageContaining("redirect");

      assertThat(other.calls()).isEmpty();
    }
    way.clear();
    way.work(message, false);
    assertLaunchedOnce(message);
  }

  @Test
  void aDisabledKeyIsSaidOnTheCommitAndItsDeliveryCanBeReplayed() {
    WorkMessage message = way.delivered(way.push());
    String commit = commit(message);
    way.factory.endpoints.kms().disableKey(request -> request.keyId(way.factory.key()));
    try {
      assertThatThrownBy(() -> way.work(message, true)).hasMessageContaining("enable it in KMS");
    } finally {
      way.factory.endpoints.kms().enableKey(request -> request.keyId(way.factory.key()));
    }

    assertThat(way.ledger.delivery(message.delivery()).orElseThrow().state())
        .isEqualTo(DeliveryState.FAILED);
    assertThat(way.server.statuses(new RepositoryName("LEDGER", "ledger-api"), commit))
        .anySatisfy(
            status -> {
              assertThat(status.state()).isEqualTo("FAILED");
              assertThat(status.description()).contains("enable it in KMS");
            });
    assertThat(way.tasks.commits()).doesNotContain(commit);
  }

  private static String commit(WorkMessage message) {
    return message.delivery().value().substring("delivery-".length());
  }

  private void assertLaunchedOnce(WorkMessage message) {
    String commit = commit(message);
    assertThat(way.tasks.commits()).containsOnlyOnce(commit).last().isEqualTo(commit);
    CommitRecord record =
        way.ledger
            .commit(new CommitKey(TestOrganisation.LEDGER, "main", new CommitHash(commit)))
            .orElseThrow();
    assertThat(record.step()).isEqualTo(CommitStep.LAUNCHED);
    assertThat(way.ledger.delivery(message.delivery()).orElseThrow().state())
        .isEqualTo(DeliveryState.DONE);
  }
}
