package io.pipewright.generator.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.generator.progress.SupersededException;
import org.junit.jupiter.api.Test;

/** A deployment that a newer commit came before. */
class SupersededDeploymentTest {
  private final DeployerFixture fixture = new DeployerFixture();

  @Test
  void anOlderCommitChangesNothing() {
    var aws = new ScriptedCloudFormation("CREATE_COMPLETE", "UPDATE_COMPLETE");
    fixture.rightIsLostAtQuestion(1);

    assertThatThrownBy(() -> fixture.deploy(aws)).isInstanceOf(SupersededException.class);
    assertThat(aws.calls).isEmpty();
  }

  @Test
  void aChangeSetThatANewerCommitCameBeforeIsDropped() {
    var aws = new ScriptedCloudFormation("CREATE_COMPLETE", "UPDATE_COMPLETE");
    fixture.rightIsLostAtQuestion(2);

    assertThatThrownBy(() -> fixture.deploy(aws)).isInstanceOf(SupersededException.class);
    assertThat(aws.calls).containsExactly("create change set UPDATE", "delete change set");
  }

  @Test
  void theRightIsAskedForAgainWhenTheStackIsLookedAtAgain() {
    var aws = new ScriptedCloudFormation("UPDATE_IN_PROGRESS", "UPDATE_COMPLETE");
    fixture.rightIsLostAtQuestion(2);

    assertThatThrownBy(() -> fixture.deploy(aws)).isInstanceOf(SupersededException.class);
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
    fixture.rightIsLostAtQuestion(3);

    assertThatThrownBy(() -> fixture.deploy(aws)).isInstanceOf(SupersededException.class);
    assertThat(aws.calls).isEmpty();
  }
}
