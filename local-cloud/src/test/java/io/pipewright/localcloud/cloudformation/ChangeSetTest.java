package io.pipewright.localcloud.cloudformation;

import static io.pipewright.localcloud.cloudformation.ProbeType.probe;
import static io.pipewright.localcloud.cloudformation.ProbeType.probes;
import static io.pipewright.localcloud.cloudformation.StackHost.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;

/** What a change set is made for, and what it is refused for. */
class ChangeSetTest {
  @TempDir private static Path directory;

  private static StackHost host;

  @BeforeAll
  static void start() {
    host = new StackHost(directory);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void aChangeSetWithoutChangesFailsWithTheReasonOfAws() {
    String template = probes("\"A\":" + probe("one", ""));
    host.deploy("same", ChangeSetType.CREATE, template);
    DescribeChangeSetResponse again = host.change("same", ChangeSetType.UPDATE, template);
    assertThat(again.status()).isEqualTo(ChangeSetStatus.FAILED);
    assertThat(again.statusReason())
        .isEqualTo(
            "The submitted information didn't contain changes. Submit different information to create a change set.");
    assertFails(() -> host.execute(again), "InvalidChangeSetStatus");
    host.cloudFormation.deleteChangeSet(
        it -> it.stackName("same").changeSetName(again.changeSetName()));
    assertFails(
        () ->
            host.cloudFormation.describeChangeSet(
                it -> it.stackName("same").changeSetName(again.changeSetName())),
        "ChangeSetNotFound");
  }

  @Test
  void iamNeedsACapability() {
    String template =
        """
        {"Resources":{"R":{"Type":"AWS::IAM::Role","Properties":{"RoleName":"named",
          "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Principal":{"Service":"codebuild.amazonaws.com"},"Action":"sts:AssumeRole"}]}}}}}
        """;
    assertFails(
        () -> host.change("iam", ChangeSetType.CREATE, template),
        "InsufficientCapabilitiesException");
    assertFails(
        () ->
            host.change(
                "iam",
                ChangeSetType.CREATE,
                template,
                it -> it.capabilities(Capability.CAPABILITY_IAM)),
        "InsufficientCapabilitiesException");
    host.execute(
        host.change(
            "iam",
            ChangeSetType.CREATE,
            template,
            it -> it.capabilities(Capability.CAPABILITY_NAMED_IAM)));
    host.waiter.waitUntilStackCreateComplete(it -> it.stackName("iam"));
  }

  @Test
  void anUnknownOperationOrParameterIsAnError() {
    assertFails(() -> host.cloudFormation.listExports(), "InvalidAction");
    assertFails(
        () ->
            host.change(
                "p",
                ChangeSetType.CREATE,
                probes("\"A\":" + probe("one", "")),
                it -> it.importExistingResources(true)),
        "ValidationError");
  }
}
