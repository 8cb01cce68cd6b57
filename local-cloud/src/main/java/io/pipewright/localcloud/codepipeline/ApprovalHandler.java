package io.pipewright.localcloud.codepipeline;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a person. */
final class ApprovalHandler implements ActionHandler {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofDays(7);

  @Override
  public ActionOutcome run(ActionContext context) throws InterruptedException {
    CompletableFuture<ActionRun.Answer> answer = new CompletableFuture<>();
    Duration timeout =
        context.run().action().timeoutMinutes().map(Duration::ofMinutes).orElse(DEFAULT_TIMEOUT);
    context.run().summary(context.configuration().getOrDefault("CustomData", ""));
    context.run().approval(new ActionRun.Approval(UUID.randomUUID().toString(), answer));
    context.log("Waits for approval for at most " + timeout.toMinutes() + " minutes");
    try {
      CompletableFuture.anyOf(answer, context.run().abandoned())
          .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (!answer.isDone()) {
        return ActionOutcome.failure("Abandoned", "The execution was stopped");
      }
      return outcome(context, answer.get());
    } catch (TimeoutException e) {
      return ActionOutcome.failure(
          "ApprovalTimedOut", "Nobody approved within " + timeout.toMinutes() + " minutes");
    } catch (ExecutionException e) {
      throw new IllegalStateException("an answer is given, never an exception", e);
    } finally {
      answer.cancel(false);
    }
  }

  private static ActionOutcome outcome(ActionContext context, ActionRun.Answer answer) {
    context.run().updatedBy(answer.by());
    String verb = answer.approved() ? "Approved" : "Rejected";
    context.log(verb + " by " + answer.by() + ": " + answer.summary());
    return new ActionOutcome(
        answer.approved(),
        answer.summary().isEmpty() ? verb + " by " + answer.by() : answer.summary(),
        answer.approved()
            ? Optional.empty()
            : Optional.of(
                new ActionRun.Failure(
                    "ApprovalRejected", "Rejected by " + answer.by() + ": " + answer.summary())),
        Map.of());
  }
}
