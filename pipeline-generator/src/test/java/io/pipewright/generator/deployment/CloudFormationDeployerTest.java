package io.pipewright.generator.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.generator.progress.RightOfWay;
import io.pipewright.generator.progress.SupersededException;
import io.pipewright.generator.surroundings.ManualTime;
import io.pipewright.generator.surroundings.SurroundingsException;
import io.pipewright.generator.template.RenderedTemplate;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.InvalidChangeSetStatusException;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

class CloudFormationDeployerTest {
  private static final RenderedTemplate TEMPLATE = template("{}");
  private final List<String> stored = new ArrayList<>();
  private RightOfWay right = () -> {};

  @Test
  void createsWhatIsNotThere() {
    var aws =
        new ScriptedCloudFormation(
            ScriptedCloudFormation.ABSENT,
            "REVIEW_IN_PROGRESS",
            "CREATE_IN_PROGRESS",
            "CREATE_IN_PROGRESS",
            "CREATE_COMPLETE");

    assertThat(deploy(aws)).isEqualTo(StackChange.CREATED);
    assertThat(aws.calls).containsExactly("create change set CREATE", "execute");
    assertThat(aws.changeSets.get(0).tags())
        .extracting(tag -> tag.key() + "=" + tag.value())
        .containsExactly("repository=PAY/ledger-api");
    assertThat(aws.changeSets.get(0).capabilities())
        .containsExactly(Capability.CAPABILITY_NAMED_IAM);
  }

  @Test
  void takesUpACreationThatWasOnlyReviewed() {
    var aws =
        new ScriptedCloudFormation("REVIEW_IN_PROGRESS", "CREATE_IN_PROGRESS", "CREATE_COMPLETE");
    aws.owner = "";

    assertThat(deploy(aws)).isEqualTo(StackChange.CREATED);
  }

  @Test
  void updatesWhatIsThere() {
    var aws =
        new ScriptedCloudFormation(
            "UPDATE_ROLLBACK_COMPLETE",
            "UPDATE_IN_PROGRESS",
            "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
            "UPDATE_COMPLETE");

    assertThat(deploy(aws)).isEqualTo(StackChange.UPDATED);
    assertThat(aws.calls).containsExactly("create change set UPDATE", "execute");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The submitted information didn't contain changes. Submit different information.",
        "No updates are to be performed."
      })
  void executesNothingWhereNothingChanges(String reason) {
    var aws = new ScriptedCloudFormation("CREATE_COMPLETE");
    aws.changeSetFailure = reason;

    assertThat(deploy(aws)).isEqualTo(StackChange.UNCHANGED);
    assertThat(aws.calls).containsExactly("create change set UPDATE", "delete change set");
  }

  @Test
  void aRefusedTemplateIsABug() {
    var aws = new ScriptedCloudFormation("CREATE_COMPLETE");
    aws.changeSetFailure = "Unresolved resource dependencies";

    assertThatThrownBy(() -> deploy(aws))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Unresolved resource dependencies");
    assertThat(aws.calls).doesNotContain("execute");
  }

  @Test
  void waitsForTheOneBefore() {
    var aws =
        new ScriptedCloudFormation(
            "UPDATE_IN_PROGRESS",
            "UPDATE_IN_PROGRESS",
            "UPDATE_COMPLETE",
            "UPDATE_COMPLETE",
            "UPDATE_COMPLETE",
            "UPDATE_COMPLETE");

    assertThat(deploy(aws)).isEqualTo(StackChange.UPDATED);
    assertThat(aws.calls).containsExactly("create change set UPDATE", "execute");
  }

  @Test
  void givesUpOnOneThatNeverEnds() {
    assertThatThrownBy(() -> deploy(new ScriptedCloudFormation("UPDATE_IN_PROGRESS")))
        .isInstanceOf(SurroundingsException.class)
        .hasMessageContaining("payments--ledger-api")
        .hasMessageContaining("1200 s");
  }

  @Test
  void beginsAgainIfAnotherChangeCameBetween() {
    var aws = new ScriptedCloudFormation("UPDATE_COMPLETE");
    aws.onCreate =
        request -> {
          if (aws.calls.isEmpty()) {
            aws.calls.add("refused");
            throw ScriptedCloudFormation.error(
                "ValidationError", "Stack is in UPDATE_IN_PROGRESS state and can not be updated.");
          }
          return request;
        };

    assertThat(deploy(aws)).isEqualTo(StackChange.UPDATED);
    assertThat(aws.calls).containsExactly("refused", "create change set UPDATE", "execute");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Stack [payments--ledger-api] already exists and cannot be created again with the changeSet",
        "Stack:arn is in ROLLBACK_COMPLETE state and can not be updated.",
        "Stack [payments--ledger-api] does not exist"
      })
  void saysWhoCameFirst(String refusal) {
    var aws = new ScriptedCloudFormation(ScriptedCloudFormation.ABSENT, "CREATE_COMPLETE");
    aws.owner = "PAY/other";
    aws.onCreate =
        request -> {
          throw ScriptedCloudFormation.error("ValidationError", refusal);
        };

    assertThatThrownBy(() -> deploy(aws))
        .isInstanceOf(ForeignStackException.class)
        .hasMessage("the name payments--ledger-api is taken by PAY/other");
  }

  @Test
  void aRefusalThatNobodyElseCausedIsABug() {
    var aws = new ScriptedCloudFormation("CREATE_COMPLETE");
    aws.onCreate =
        request -> {
          throw ScriptedCloudFormation.error(
              "ValidationError", "Template error: the resource Pipeline does not exist");
        };

    assertThatThrownBy(() -> deploy(aws)).isInstanceOf(CloudFormationException.class);
  }

  @Test
  void aCreationThatAnotherChangeFollowedAtOnceIsACreation() {
    var aws =
        new ScriptedCloudFormation(
            ScriptedCloudFormation.ABSENT, "CREATE_IN_PROGRESS", "UPDATE_COMPLETE");
    aws.lastChangeSet = "arn:change-set/another";
    aws.execution = ExecutionStatus.EXECUTE_COMPLETE;

    assertThat(deploy(aws)).isEqualTo(StackChange.CREATED);
  }

  @Test
  void aChangeWhoseEndAnotherOneHidesIsMadeAgain() {
    var aws =
        new ScriptedCloudFormation("UPDATE_COMPLETE", "UPDATE_IN_PROGRESS", "UPDATE_COMPLETE");
    aws.lastChangeSet = "arn:change-set/2";
    aws.execution = ExecutionStatus.EXECUTE_FAILED;

    assertThat(deploy(aws)).isEqualTo(StackChange.UPDATED);
    assertThat(aws.calls)
        .containsExactly(
            "create change set UPDATE", "execute", "create change set UPDATE", "execute");
  }

  @Test
  void changeSetsOfTwoRepositoriesNeverShareAName() {
    var aws = new ScriptedCloudFormation("CREATE_COMPLETE", "UPDATE_COMPLETE");
    aws.owner = "PAY/ledger-api";
    deploy(aws);
    aws.owner = "PAY/other";
    deployer(aws)
        .deploy(
            new RenderedTemplate("{}", "payments--ledger-api", Map.of("repository", "PAY/other")),
            () -> {});

    assertThat(aws.changeSets)
        .extracting(CreateChangeSetRequest::changeSetName)
        .doesNotHaveDuplicates();
    assertThat(aws.changeSets)
        .allSatisfy(it -> assertThat(it.changeSetName()).matches("[a-zA-Z][-a-zA-Z0-9]{0,127}"))
        .allSatisfy(it -> assertThat(it.clientToken()).isEqualTo(it.changeSetName()));
  }

  @Test
  void doesNotBeginAgainForEver() {
    var aws = new ScriptedCloudFormation("UPDATE_COMPLETE");
    aws.onCreate =
        request -> {
          throw InvalidChangeSetStatusException.builder().message("obsolete").build();
        };

    assertThatThrownBy(() -> deploy(aws))
        .isInstanceOf(SurroundingsException.class)
        .hasMessageContaining("payments--ledger-api, which others keep changing")
        .hasMessageContaining("1200 s");
  }

  @Test
  void deletesAStackThatNeverLived() {
    var aws =
        new ScriptedCloudFormation(
            "ROLLBACK_COMPLETE",
            "DELETE_IN_PROGRESS",
            ScriptedCloudFormation.ABSENT,
            ScriptedCloudFormation.ABSENT,
            "CREATE_IN_PROGRESS",
            "CREATE_COMPLETE");
    aws.resources = List.of(resource("Artifacts", ResourceStatus.DELETE_SKIPPED));

    assertThat(deploy(aws)).isEqualTo(StackChange.CREATED);
    assertThat(aws.calls).containsExactly("delete stack", "create change set CREATE", "execute");
  }

  @Test
  void doesNotDeleteWhatStillHoldsSomething() {
    var aws = new ScriptedCloudFormation("ROLLBACK_COMPLETE");
    aws.resources = List.of(resource("Pipeline", ResourceStatus.CREATE_COMPLETE));

    assertThatThrownBy(() -> deploy(aws))
        .isInstanceOf(SurroundingsException.class)
        .hasMessageContaining("still holds Pipeline");
    assertThat(aws.calls).isEmpty();
  }

  @Test
  void namesTheFirstResourceThatFailed() {
    var aws =
        new ScriptedCloudFormation(
            "CREATE_COMPLETE", "UPDATE_ROLLBACK_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE");
    aws.events =
        List.of(
            event("ledger", "UPDATE_ROLLBACK_COMPLETE", ""),
            event("ProjectB", "UPDATE_FAILED", "Resource update cancelled"),
            event("ProjectA", "UPDATE_FAILED", "the role cannot be assumed"),
            StackEvent.builder()
                .logicalResourceId("ledger")
                .physicalResourceId("arn:stack/1")
                .resourceStatus(ResourceStatus.UPDATE_IN_PROGRESS)
                .build(),
            event("Old", "UPDATE_FAILED", "of an earlier operation"));

    assertThatThrownBy(() -> deploy(aws))
        .isInstanceOf(SurroundingsException.class)
        .hasMessage(
            "the stack payments--ledger-api ended as UPDATE_ROLLBACK_COMPLETE: "
                + "ProjectA: the role cannot be assumed");
  }

  @Test
  void leavesAStackToItsOwner() {
    var aws = new ScriptedCloudFormation("UPDATE_COMPLETE");
    aws.owner = "PAY/other";

    assertThatThrownBy(() -> deploy(aws))
        .isInstanceOf(ForeignStackException.class)
        .hasMessage("the name payments--ledger-api is taken by PAY/other");
    assertThat(aws.calls).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyStatusHasItsNextStep(StackStatus status) {
    boolean isMoving = status.toString().endsWith("_IN_PROGRESS");
    boolean isReviewed = status == StackStatus.REVIEW_IN_PROGRESS;
    assertThat(NextStep.after(status) == NextStep.WAIT).isEqualTo(isMoving && !isReviewed);
    if (String.valueOf(status).endsWith("_FAILED")) {
      assertThat(NextStep.after(status)).isEqualTo(NextStep.REPAIR);
    }
  }

  @Test
  void sendsALargeTemplateThroughTheBucket() {
    RenderedTemplate large = template("{\"Description\":\"" + "x".repeat(51_200) + "\"}");
    var aws = new ScriptedCloudFormation("CREATE_COMPLETE", "UPDATE_COMPLETE");

    deployer(aws).deploy(large, () -> {});

    assertThat(aws.changeSets.get(0).templateBody()).isNull();
    assertThat(aws.changeSets.get(0).templateURL()).isEqualTo("https://bucket/1");
    assertThat(stored).containsExactly(large.json());
  }

  @Test
  void sendsASmallTemplateAsItIs() {
    RenderedTemplate largest = template("x".repeat(51_200));
    var aws = new ScriptedCloudFormation("CREATE_COMPLETE", "UPDATE_COMPLETE");

    deployer(aws).deploy(largest, () -> {});

    assertThat(aws.changeSets.get(0).templateBody()).isEqualTo(largest.json());
    assertThat(stored).isEmpty();
  }

  @Test
  void anOlderCommitChangesNothing() {
    var aws = new ScriptedCloudFormation("CREATE_COMPLETE", "UPDATE_COMPLETE");
    rightIsLostAtQuestion(1);

    assertThatThrownBy(() -> deploy(aws)).isInstanceOf(SupersededException.class);
    assertThat(aws.calls).isEmpty();
  }

  @Test
  void aChangeSetThatANewerCommitCameBeforeIsDropped() {
    var aws = new ScriptedCloudFormation("CREATE_COMPLETE", "UPDATE_COMPLETE");
    rightIsLostAtQuestion(2);

    assertThatThrownBy(() -> deploy(aws)).isInstanceOf(SupersededException.class);
    assertThat(aws.calls).containsExactly("create change set UPDATE", "delete change set");
  }

  @Test
  void theRightIsAskedForAgainWhenTheStackIsLookedAtAgain() {
    var aws = new ScriptedCloudFormation("UPDATE_IN_PROGRESS", "UPDATE_COMPLETE");
    rightIsLostAtQuestion(2);

    assertThatThrownBy(() -> deploy(aws)).isInstanceOf(SupersededException.class);
    assertThat(aws.calls).isEmpty();
  }

  @Test
  void theRightIsAskedForAgainAfterContention() {
    var aws = new ScriptedCloudFormation("CREATE_COMPLETE");
    aws.onCreate =
        request -> {
          throw ScriptedCloudFormation.error(
              "ValidationError", "Stack:arn:stack/1 is in UPDATE_IN_PROGRESS state");
        };
    rightIsLostAtQuestion(3);

    assertThatThrownBy(() -> deploy(aws)).isInstanceOf(SupersededException.class);
    assertThat(aws.calls).isEmpty();
  }

  private void rightIsLostAtQuestion(int number) {
    AtomicInteger questions = new AtomicInteger();
    right =
        () -> {
          if (questions.incrementAndGet() >= number) {
            throw new SupersededException("a newer commit came first");
          }
        };
  }

  private StackChange deploy(ScriptedCloudFormation aws) {
    return deployer(aws).deploy(TEMPLATE, right);
  }

  private CloudFormationDeployer deployer(ScriptedCloudFormation aws) {
    return new CloudFormationDeployer(
        aws,
        (name, json) -> {
          stored.add(json);
          return URI.create("https://bucket/" + stored.size());
        },
        new ManualTime().polling());
  }

  private static RenderedTemplate template(String json) {
    return new RenderedTemplate(
        json, "payments--ledger-api", Map.of("repository", "PAY/ledger-api"));
  }

  private static StackResourceSummary resource(String id, ResourceStatus status) {
    return StackResourceSummary.builder().logicalResourceId(id).resourceStatus(status).build();
  }

  private static StackEvent event(String id, String status, String reason) {
    return StackEvent.builder()
        .logicalResourceId(id)
        .physicalResourceId(id)
        .resourceStatus(status)
        .resourceStatusReason(reason)
        .build();
  }
}
