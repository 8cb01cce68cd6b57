package io.pipewright.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.generator.deployment.ForeignStackException;
import io.pipewright.generator.deployment.StackChange;
import io.pipewright.generator.deployment.StackDeployer;
import io.pipewright.generator.start.Execution;
import io.pipewright.generator.start.ExecutionStarter;
import io.pipewright.generator.template.RenderedTemplate;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link Generator} relies on, whoever keeps it: the fakes of the tests, or AWS. */
abstract class AdapterContract {
  abstract StackDeployer deployer();

  abstract ExecutionStarter starter();

  /** A pipeline that is there, and has run its first commit. */
  abstract GenerationRequest firstCommit() throws IOException;

  abstract GenerationRequest nextCommit() throws IOException;

  @Test
  void aStackIsCreatedOnceAndUpdatedWhenItDiffers() {
    assertThat(deployer().deploy(template("one", 7, "PAY/a"), () -> {}))
        .isEqualTo(StackChange.CREATED);
    assertThat(deployer().deploy(template("one", 7, "PAY/a"), () -> {}))
        .isEqualTo(StackChange.UNCHANGED);
    assertThat(deployer().deploy(template("one", 14, "PAY/a"), () -> {}))
        .isEqualTo(StackChange.UPDATED);
  }

  @Test
  void aStackStaysItsOwners() {
    assertThat(deployer().deploy(template("two", 7, "PAY/a"), () -> {}))
        .isEqualTo(StackChange.CREATED);
    assertThatThrownBy(() -> deployer().deploy(template("two", 7, "PAY/b"), () -> {}))
        .isInstanceOf(ForeignStackException.class)
        .hasMessage("the name two is taken by PAY/a");
  }

  @Test
  void aCommitIsStartedOnce() throws IOException {
    GenerationRequest first = firstCommit();
    GenerationRequest next = nextCommit();
    assertThat(ensure(first).isStartedHere()).isFalse();
    assertThat(starter().overtaken("payments--ledger-api", first.source())).isEmpty();

    Execution started = ensure(next);
    assertThat(started.isStartedHere()).isTrue();
    assertThat(ensure(next)).isEqualTo(new Execution(started.id(), false));
    assertThat(starter().overtaken("payments--ledger-api", first.source())).contains(ensure(first));
    assertThat(starter().overtaken("payments--ledger-api", next.source())).isEmpty();
  }

  @Test
  void whatNeverSucceededHasNoVariables() throws IOException {
    firstCommit();

    assertThat(starter().variablesSinceSuccess("payments--ledger-api")).isEmpty();
    assertThat(starter().variablesSinceSuccess("payments--nothing")).isEmpty();
  }

  private Execution ensure(GenerationRequest request) {
    return starter()
        .ensure("payments--ledger-api", request.source(), request.commit(), false, Map.of());
  }

  private static RenderedTemplate template(String stack, int days, String repository) {
    String json =
        """
        {"Resources":{"Log":{"Type":"AWS::Logs::LogGroup",\
        "Properties":{"LogGroupName":"/contract/%s","RetentionInDays":%d}}}}"""
            .formatted(stack, days);
    return new RenderedTemplate(json, stack, Map.of("repository", repository));
  }
}
