package io.pipewright.generator.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudformation.model.Capability;

/** A stack that nobody else touches meanwhile. */
class CloudFormationDeployerTest {
  private final DeployerFixture fixture = new DeployerFixture();

  @Test
  void createsWhatIsNotThere() {
    var aws =
        new ScriptedCloudFormation(
            ScriptedCloudFormation.ABSENT,
            "REVIEW_IN_PROGRESS",
            "CREATE_IN_PROGRESS",
            "CREATE_IN_PROGRESS",
            "CREATE_COMPLETE");

    assertThat(fixture.deploy(aws)).isEqualTo(StackChange.CREATED);
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

    assertThat(fixture.deploy(aws)).isEqualTo(StackChange.CREATED);
  }

  @Test
  void updatesWhatIsThere() {
    var aws =
        new ScriptedCloudFormation(
            "UPDATE_ROLLBACK_COMPLETE",
            "UPDATE_IN_PROGRESS",
            "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
            "UPDATE_COMPLETE");

    assertThat(fixture.deploy(aws)).isEqualTo(StackChange.UPDATED);
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

    assertThat(fixture.deploy(aws)).isEqualTo(StackChange.UNCHANGED);
    assertThat(aws.calls).containsExactly("create change set UPDATE", "delete change set");
  }

  @Test
  void aRefusedTemplateIsABug() {
    var aws = new ScriptedCloudFormation("CREATE_COMPLETE");
    aws.changeSetFailure = "Unresolved resource dependencies";

    assertThatThrownBy(() -> fixture.deploy(aws))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Unresolved resource dependencies");
    assertThat(aws.calls).doesNotContain("execute");
  }
}
