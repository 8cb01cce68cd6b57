package io.pipewright.generator.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.generator.template.RenderedTemplate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;

/** A stack is changed by the repository that it was created for. */
class StackOwnershipTest {
  private final DeployerFixture fixture = new DeployerFixture();

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

    assertThatThrownBy(() -> fixture.deploy(aws))
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

    assertThatThrownBy(() -> fixture.deploy(aws)).isInstanceOf(CloudFormationException.class);
  }

  @Test
  void changeSetsOfTwoRepositoriesNeverShareAName() {
    var aws = new ScriptedCloudFormation("CREATE_COMPLETE", "UPDATE_COMPLETE");
    aws.owner = "PAY/ledger-api";
    fixture.deploy(aws);
    aws.owner = "PAY/other";
    fixture.deploy(
        aws, new RenderedTemplate("{}", "payments--ledger-api", Map.of("repository", "PAY/other")));

    assertThat(aws.changeSets)
        .extracting(CreateChangeSetRequest::changeSetName)
        .doesNotHaveDuplicates();
    assertThat(aws.changeSets)
        .allSatisfy(it -> assertThat(it.changeSetName()).matches("[a-zA-Z][-a-zA-Z0-9]{0,127}"))
        .allSatisfy(it -> assertThat(it.clientToken()).isEqualTo(it.changeSetName()));
  }

  @Test
  void leavesAStackToItsOwner() {
    var aws = new ScriptedCloudFormation("UPDATE_COMPLETE");
    aws.owner = "PAY/other";

    assertThatThrownBy(() -> fixture.deploy(aws))
        .isInstanceOf(ForeignStackException.class)
        .hasMessage("the name payments--ledger-api is taken by PAY/other");
    assertThat(aws.calls).isEmpty();
  }
}
