package io.pipewright.localcloud.cloudformation;

import static io.pipewright.localcloud.cloudformation.ProbeType.probe;
import static io.pipewright.localcloud.cloudformation.ProbeType.probes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;

/** What becomes of a stack whose change fails. */
class StackRollbackTest {
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
  void aFailedCreationIsRolledBackWithTheReasonInTheEvents() {
    String template =
        probes("\"A\":" + probe("one", "") + ",\"B\":" + probe("fail", ",\"DependsOn\":\"A\""));
    host.execute(host.change("broken", ChangeSetType.CREATE, template));
    assertThatThrownBy(() -> host.waiter.waitUntilStackCreateComplete(it -> it.stackName("broken")))
        .hasMessageContaining("ROLLBACK_");
    host.await("broken", "ROLLBACK_COMPLETE");
    assertThat(host.events("broken"))
        .anyMatch(it -> it.startsWith("B CREATE_FAILED planted failure"))
        .anyMatch(
            it ->
                it.startsWith(
                    "broken ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [B]"));
    assertThat(host.probe.log).contains("put broken-A one", "delete broken-A");
    assertThatThrownBy(() -> host.change("broken", ChangeSetType.UPDATE, template))
        .hasMessageContaining("ROLLBACK_COMPLETE state and can not be updated");
  }

  @Test
  void aFailedUpdateRestoresWhatWasThere() {
    host.deploy("restored", ChangeSetType.CREATE, probes("\"A\":" + probe("one", "")));
    host.execute(
        host.change(
            "restored",
            ChangeSetType.UPDATE,
            probes(
                "\"A\":" + probe("two", "") + ",\"B\":" + probe("fail", ",\"DependsOn\":\"A\""))));
    assertThatThrownBy(
            () -> host.waiter.waitUntilStackUpdateComplete(it -> it.stackName("restored")))
        .hasMessageContaining("UPDATE_ROLLBACK_");
    host.await("restored", "UPDATE_ROLLBACK_COMPLETE");
    assertThat(host.probe.log)
        .containsSubsequence("put restored-A one", "put restored-A two", "put restored-A one");
    DescribeChangeSetResponse again =
        host.change("restored", ChangeSetType.UPDATE, probes("\"A\":" + probe("one", "")));
    assertThat(again.statusReason()).contains("didn't contain changes");
  }

  @Test
  void aBugOfATypeEndsInARollBackAndNotInAStackThatIsInProgressForEver() {
    host.execute(host.change("bug", ChangeSetType.CREATE, probes("\"A\":" + probe("bug", ""))));
    assertThatThrownBy(() -> host.waiter.waitUntilStackCreateComplete(it -> it.stackName("bug")))
        .hasMessageContaining("ROLLBACK_");
    host.await("bug", "ROLLBACK_COMPLETE");
    assertThat(host.events("bug")).anyMatch(it -> it.contains("Internal failure of local-cloud"));
  }
}
