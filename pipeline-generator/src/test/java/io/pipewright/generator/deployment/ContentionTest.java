package io.pipewright.generator.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.generator.surroundings.SurroundingsException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.InvalidChangeSetStatusException;

/** A stack that others change meanwhile. */
class ContentionTest {
  private final DeployerFixture fixture = new DeployerFixture();

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

    assertThat(fixture.deploy(aws)).isEqualTo(StackChange.UPDATED);
    assertThat(aws.calls).containsExactly("create change set UPDATE", "execute");
  }

  @Test
  void givesUpOnOneThatNeverEnds() {
    assertThatThrownBy(() -> fixture.deploy(new ScriptedCloudFormation("UPDATE_IN_PROGRESS")))
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

    assertThat(fixture.deploy(aws)).isEqualTo(StackChange.UPDATED);
    assertThat(aws.calls).containsExactly("refused", "create change set UPDATE", "execute");
  }

  @Test
  void aCreationThatAnotherChangeFollowedAtOnceIsACreation() {
    var aws =
        new ScriptedCloudFormation(
            ScriptedCloudFormation.ABSENT, "CREATE_IN_PROGRESS", "UPDATE_COMPLETE");
    aws.lastChangeSet = "arn:change-set/another";
    aws.execution = ExecutionStatus.EXECUTE_COMPLETE;

    assertThat(fixture.deploy(aws)).isEqualTo(StackChange.CREATED);
  }

  @Test
  void aChangeWhoseEndAnotherOneHidesIsMadeAgain() {
    var aws =
        new ScriptedCloudFormation("UPDATE_COMPLETE", "UPDATE_IN_PROGRESS", "UPDATE_COMPLETE");
    aws.lastChangeSet = "arn:change-set/2";
    aws.execution = ExecutionStatus.EXECUTE_FAILED;

    assertThat(fixture.deploy(aws)).isEqualTo(StackChange.UPDATED);
    assertThat(aws.calls)
        .containsExactly(
            "create change set UPDATE", "execute", "create change set UPDATE", "execute");
  }

  @Test
  void doesNotBeginAgainForEver() {
    var aws = new ScriptedCloudFormation("UPDATE_COMPLETE");
    aws.onCreate =
        request -> {
          throw InvalidChangeSetStatusException.builder().message("obsolete").build();
        };

    assertThatThrownBy(() -> fixture.deploy(aws))
        .isInstanceOf(SurroundingsException.class)
        .hasMessageContaining("payments--ledger-api, which others keep changing")
        .hasMessageContaining("1200 s");
  }
}
