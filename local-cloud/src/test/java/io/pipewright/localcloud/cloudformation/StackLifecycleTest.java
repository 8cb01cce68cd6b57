package io.pipewright.localcloud.cloudformation;

import static io.pipewright.localcloud.cloudformation.ProbeType.probe;
import static io.pipewright.localcloud.cloudformation.ProbeType.probes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** A stack from its first change set to its end. */
class StackLifecycleTest {
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
  void aStackIsCreatedUpdatedAndDeletedByChangeSets() {
    String first = probes("\"A\":" + probe("one", "") + ",\"B\":" + probe("two", ""));
    DescribeChangeSetResponse created = host.change("life", ChangeSetType.CREATE, first);
    assertThat(created.status()).isEqualTo(ChangeSetStatus.CREATE_COMPLETE);
    assertThat(created.executionStatus()).isEqualTo(ExecutionStatus.AVAILABLE);
    assertThat(created.changes())
        .extracting(
            it -> it.resourceChange().actionAsString() + it.resourceChange().logicalResourceId())
        .containsExactly("AddA", "AddB");
    assertThat(host.stack("life").stackStatusAsString()).isEqualTo("REVIEW_IN_PROGRESS");
    host.execute(created);
    assertThat(
            host.waiter
                .waitUntilStackCreateComplete(it -> it.stackName("life"))
                .matched()
                .response())
        .isPresent();
    assertThat(directory.resolve("templates/life.template.json")).hasContent(first);
    assertThat(host.cloudFormation.getTemplate(it -> it.stackName("life")).templateBody())
        .isEqualTo(first);

    String second = probes("\"A\":" + probe("changed", "") + ",\"C\":" + probe("three", ""));
    DescribeChangeSetResponse updated = host.change("life", ChangeSetType.UPDATE, second);
    assertThat(updated.changes())
        .extracting(
            it -> it.resourceChange().actionAsString() + it.resourceChange().logicalResourceId())
        .containsExactly("ModifyA", "AddC", "RemoveB");
    host.execute(updated);
    host.waiter.waitUntilStackUpdateComplete(it -> it.stackName("life"));
    assertThat(
            host.cloudFormation.describeStackResources(it -> it.stackName("life")).stackResources())
        .extracting(it -> it.logicalResourceId() + "=" + it.physicalResourceId())
        .containsExactlyInAnyOrder("A=life-A", "C=life-C");
    assertThat(
            host.cloudFormation
                .listStackResources(it -> it.stackName("life"))
                .stackResourceSummaries())
        .hasSize(2);

    host.cloudFormation.deleteStack(it -> it.stackName("life"));
    host.waiter.waitUntilStackDeleteComplete(it -> it.stackName("life"));
    assertThat(host.probe.log)
        .containsSubsequence(
            "put life-A one",
            "put life-B two",
            "put life-A changed",
            "put life-C three",
            "delete life-B",
            "delete life-C",
            "delete life-A");
    assertThatThrownBy(() -> host.stack("life"))
        .hasMessageContaining("Stack with id life does not exist");
  }

  @Test
  void aRetainedResourceStays() {
    host.deploy(
        "kept",
        ChangeSetType.CREATE,
        probes("\"A\":" + probe("one", ",\"DeletionPolicy\":\"Retain\"")));
    host.cloudFormation.deleteStack(it -> it.stackName("kept"));
    host.waiter.waitUntilStackDeleteComplete(it -> it.stackName("kept"));
    assertThat(host.probe.log).contains("put kept-A one").doesNotContain("delete kept-A");
  }

  @Test
  void theTagsOfTheStackReachItsResources() {
    host.execute(
        host.change(
            "tagged",
            ChangeSetType.CREATE,
            probes("\"A\":" + probe("one", "")),
            it -> it.tags(Tag.builder().key("team").value("pay").build())));
    host.waiter.waitUntilStackCreateComplete(it -> it.stackName("tagged"));
    assertThat(host.probe.tags).containsEntry("tagged-A", Map.of("team", "pay"));
    assertThat(host.stack("tagged").tags()).hasSize(1);
  }
}
