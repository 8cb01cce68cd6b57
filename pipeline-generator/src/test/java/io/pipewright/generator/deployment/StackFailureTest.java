package io.pipewright.generator.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.generator.surroundings.SurroundingsException;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** A stack whose creation or update was rolled back. */
class StackFailureTest {
  private final DeployerFixture fixture = new DeployerFixture();

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

    assertThat(fixture.deploy(aws)).isEqualTo(StackChange.CREATED);
    assertThat(aws.calls).containsExactly("delete stack", "create change set CREATE", "execute");
  }

  @Test
  void doesNotDeleteWhatStillHoldsSomething() {
    var aws = new ScriptedCloudFormation("ROLLBACK_COMPLETE");
    aws.resources = List.of(resource("Pipeline", ResourceStatus.CREATE_COMPLETE));

    assertThatThrownBy(() -> fixture.deploy(aws))
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

    assertThatThrownBy(() -> fixture.deploy(aws))
        .isInstanceOf(SurroundingsException.class)
        .hasMessage(
            "the stack payments--ledger-api ended as UPDATE_ROLLBACK_COMPLETE: "
                + "ProjectA: the role cannot be assumed");
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
