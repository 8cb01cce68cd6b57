package io.pipewright.webhook.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.generation.StoredObject;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import io.pipewright.webhook.merge.TestOrganisation;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;

class EcsLauncherTest {
  private final FakeEcs ecs = new FakeEcs();

  @Test
  void runsTheGeneratorWithTheRequest() {
    GenerationRequest request = request("LEDGER/ledger-api", "a");

    assertThat(launch(request, List.of("subnet-1")))
        .isEqualTo(new Launcher.Launch("arn:aws:ecs:task/1", false));

    RunTaskRequest sent = ecs.last;
    assertThat(sent.cluster()).isEqualTo("pipewright");
    assertThat(sent.taskDefinition()).isEqualTo("pipewright-generator");
    assertThat(sent.launchType()).isEqualTo(LaunchType.FARGATE);
    assertThat(sent.count()).isEqualTo(1);
    assertThat(sent.networkConfiguration().awsvpcConfiguration().subnets())
        .containsExactly("subnet-1");
    assertThat(sent.networkConfiguration().awsvpcConfiguration().securityGroups())
        .containsExactly("sg-1");
    assertThat(sent.networkConfiguration().awsvpcConfiguration().assignPublicIp())
        .isEqualTo(AssignPublicIp.DISABLED);
    ContainerOverride container = sent.overrides().containerOverrides().get(0);
    assertThat(container.name()).isEqualTo("generator");
    assertThat(
            GenerationRequest.fromEnvironment(
                container.environment().stream()
                    .collect(Collectors.toMap(pair -> pair.name(), pair -> pair.value()))))
        .isEqualTo(request);
  }

  @Test
  void namesNoNetworkWhereThereIsNone() {
    launch(request("LEDGER/ledger-api", "a"), List.of());

    assertThat(ecs.last.networkConfiguration()).isNull();
  }

  @Test
  void tokenIsThatOfRepositoryAndCommit() {
    String token = token("LEDGER/ledger-api", "a");

    assertThat(token).matches("[0-9a-f]{64}").isEqualTo(token("LEDGER/ledger-api", "a"));
    assertThat(token("LEDGER/ledger-api", "b")).isNotEqualTo(token);
    assertThat(token("LEDGER/ledger", "a")).isNotEqualTo(token);
  }

  @Test
  void tagsHoldWhatTagsMayHold() {
    launch(request("~ada/sandbox", "a"), List.of());

    assertThat(ecs.last.tags())
        .extracting(tag -> tag.key() + "=" + tag.value())
        .contains("team=payments", "managed-by=pipewright", "repository=@ada/sandbox")
        .allMatch(text -> text.matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*"));
  }

  @Test
  void failuresAreAnErrorWithTheirReasons() {
    ecs.answer =
        () ->
            RunTaskResponse.builder()
                .failures(
                    Failure.builder().reason("RESOURCE:ENI").detail("no address left").build(),
                    Failure.builder().reason("MISSING").build())
                .build();

    assertThatThrownBy(() -> launch(request("LEDGER/ledger-api", "a"), List.of()))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("RESOURCE:ENI (no address left); MISSING");
  }

  @Test
  void failuresBesideTaskAreAnErrorToo() {
    ecs.answer =
        () -> FakeEcs.STARTED.toBuilder().failures(Failure.builder().reason("X").build()).build();

    assertThatThrownBy(() -> launch(request("LEDGER/ledger-api", "a"), List.of()))
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  void answerWithoutTaskIsAnError() {
    ecs.answer = () -> RunTaskResponse.builder().build();

    assertThatThrownBy(() -> launch(request("LEDGER/ledger-api", "a"), List.of()))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("without a task");
  }

  @Test
  void refusedCallIsAnError() {
    ecs.answer =
        () -> {
          throw EcsException.builder().message("throttled").build();
        };

    assertThatThrownBy(() -> launch(request("LEDGER/ledger-api", "a"), List.of()))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("throttled");
  }

  @Test
  void usedTokenMeansLaunchedBefore() {
    ecs.answer =
        () -> {
          throw ConflictException.builder().resourceIds("arn:aws:ecs:task/7").build();
        };

    assertThat(launch(request("LEDGER/ledger-api", "a"), List.of()))
        .isEqualTo(new Launcher.Launch("arn:aws:ecs:task/7", true));
  }

  private String token(String repository, String digit) {
    launch(request(repository, digit), List.of());
    return ecs.last.clientToken();
  }

  private Launcher.Launch launch(GenerationRequest request, List<String> subnets) {
    return new EcsLauncher(ecs, TestOrganisation.factory(subnets)).launch(request, "payments", 1);
  }

  private static GenerationRequest request(String repository, String digit) {
    return new GenerationRequest(
        RepositoryId.parse(repository),
        "main",
        new CommitHash(digit.repeat(40)),
        new StoredObject("sources", repository + "/source.zip", "v1"),
        new StoredObject("sources", repository + "/pipeline.yaml", "v2"),
        new StoredObject("sources", repository + "/files.txt", "v3"),
        1,
        "delivery-1");
  }
}
