package io.pipewright.localcloud.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipewright.localcloud.LocalCloud;
import io.pipewright.localcloud.LocalCloudSettings;
import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.process.RoleEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.waiters.EcsWaiter;

/** Tasks that really run, called by the SDK's client. */
class EcsTest {
  @TempDir Path directory;
  private LocalCloud cloud;
  private Tasks tasks;
  private EcsClient ecs;

  @BeforeEach
  void open() {
    Clock clock = Clock.systemUTC();
    cloud = new LocalCloud(new LocalCloudSettings("111122223333", "eu-west-1", directory, clock));
    EcsSettings settings =
        new EcsSettings(
            "111122223333",
            "eu-west-1",
            "factory",
            List.of(
                definition("generator", "echo \"$REQUEST $AWS_REGION $SECRET\"; exit $CODE"),
                definition("endless", "echo $$ > " + directory + "/pid; sleep 300"),
                new TaskDefinition("broken", "main", List.of("/no/such/file"), "role", Map.of())),
            directory.resolve("tasks"),
            Map.of("PATH", "/usr/bin:/bin", "SECRET", "leak"),
            2);
    tasks =
        new Tasks(
            settings,
            (service, source, role, session) -> RoleEnvironment.Access.of(cloud.environment()),
            cloud.logs()::append,
            clock);
    cloud.register(new EcsService(tasks));
    cloud.closeLater(tasks);
    cloud.start();
    AccessKey key = cloud.rootCredentials();
    ecs =
        EcsClient.builder()
            .endpointOverride(cloud.endpoint().uri())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())))
            .build();
  }

  private static TaskDefinition definition(String family, String script) {
    return new TaskDefinition(
        family,
        "main",
        List.of("bash", "-c", script),
        "arn:aws:iam::111122223333:role/task",
        Map.of("CODE", "0"));
  }

  @AfterEach
  void close() {
    ecs.close();
    cloud.close();
  }

  private static RunTaskRequest request(String family, String code, String token) {
    return RunTaskRequest.builder()
        .cluster("factory")
        .taskDefinition(family)
        .clientToken(token)
        .networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets("subnet-1")))
        .overrides(
            o ->
                o.containerOverrides(
                    ContainerOverride.builder()
                        .name("main")
                        .environment(
                            KeyValuePair.builder().name("CODE").value(code).build(),
                            KeyValuePair.builder().name("REQUEST").value("PAY/ledger").build())
                        .build()))
        .build();
  }

  private Task waited(String arn) {
    WaiterOverrideConfiguration quick =
        WaiterOverrideConfiguration.builder()
            .maxAttempts(200)
            .backoffStrategyV2(BackoffStrategy.fixedDelay(Duration.ofMillis(50)))
            .build();
    try (EcsWaiter waiter = EcsWaiter.builder().client(ecs).overrideConfiguration(quick).build()) {
      return waiter
          .waitUntilTasksStopped(d -> d.cluster("factory").tasks(arn))
          .matched()
          .response()
          .orElseThrow()
          .tasks()
          .get(0);
    }
  }

  @Test
  void aTaskRunsWithItsOverridesAndItsExitCodeIsSeen() {
    String arn = ecs.runTask(request("generator", "7", "a")).tasks().get(0).taskArn();

    Task task = waited(arn);

    assertThat(task.containers().get(0).exitCode()).isEqualTo(7);
    assertThat(task.stoppedReason()).isEqualTo("Essential container in task exited");
    String stream = cloud.logs().streams("/ecs/generator").get(0);
    assertThat(cloud.logs().lines("/ecs/generator", stream).orElseThrow())
        .extracting(line -> line.message())
        .containsExactly("PAY/ledger eu-west-1 ");
  }

  @Test
  void oneTokenIsOneTaskAndOtherParametersAreAnError() {
    String one = ecs.runTask(request("generator", "0", "token")).tasks().get(0).taskArn();
    String two = ecs.runTask(request("generator", "0", "token")).tasks().get(0).taskArn();

    assertThat(one).isEqualTo(two);
    assertThat(tasks.all()).hasSize(1);
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> ecs.runTask(request("generator", "1", "token")));
  }

  @Test
  void withoutCapacityAFailureIsAnsweredAndTheSameTokenMayTryAgain() {
    String first = ecs.runTask(request("endless", "0", "a")).tasks().get(0).taskArn();
    assertThat(ecs.runTask(request("endless", "0", "b")).failures()).isEmpty();

    RunTaskResponse full = ecs.runTask(request("endless", "0", "c"));
    assertThat(full.tasks()).isEmpty();
    assertThat(full.failures().get(0).reason()).contains("Capacity is unavailable");
    ecs.stopTask(s -> s.cluster("factory").task(first).reason("make room"));
    waited(first);

    assertThat(ecs.runTask(request("endless", "0", "c")).tasks()).hasSize(1);
  }

  @Test
  void aStoppedTaskSaysWhy() {
    String arn = ecs.runTask(request("endless", "0", "a")).tasks().get(0).taskArn();
    assertThat(ecs.listTasks(l -> l.cluster("factory")).taskArns()).containsExactly(arn);

    while (ecs.describeTasks(d -> d.cluster("factory").tasks(arn))
        .tasks()
        .get(0)
        .lastStatus()
        .equals("PENDING")) {
      Thread.onSpinWait();
    }
    ecs.stopTask(s -> s.cluster("factory").task(arn).reason("enough"));

    assertThat(waited(arn).stoppedReason()).isEqualTo("enough");
    assertThat(ecs.listTasks(l -> l.cluster("factory")).taskArns()).isEmpty();
  }

  @Test
  void closingEndsTheProcess() throws Exception {
    ecs.runTask(request("endless", "0", "a"));
    Path pid = directory.resolve("pid");
    while (!Files.exists(pid) || Files.readString(pid).isBlank()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    ProcessHandle process =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();

    tasks.close();

    process.onExit().get(10, TimeUnit.SECONDS);
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void aCommandThatCannotStartStopsTheTask() {
    RunTaskRequest request =
        RunTaskRequest.builder().cluster("factory").taskDefinition("broken").build();
    String arn = ecs.runTask(request).tasks().get(0).taskArn();

    Task task = waited(arn);

    assertThat(task.containers().get(0).exitCode()).isNotEqualTo(0);
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThatExceptionOfType(ClientException.class)
        .isThrownBy(() -> ecs.runTask(request("unknown", "0", "a")));
    assertThatExceptionOfType(ClusterNotFoundException.class)
        .isThrownBy(() -> ecs.listTasks(l -> l.cluster("other")));
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(
            () ->
                ecs.runTask(
                    r ->
                        r.cluster("factory")
                            .taskDefinition("generator")
                            .overrides(
                                o ->
                                    o.containerOverrides(
                                        ContainerOverride.builder().name("sidecar").build()))));
  }
}
