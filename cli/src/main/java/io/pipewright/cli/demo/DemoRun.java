package io.pipewright.cli.demo;

import io.pipewright.cli.demo.Progress.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionCategory;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;

/** One merge: delivered, generated, executed, approved. */
final class DemoRun implements Callable<RunOutcome> {
  /** The generator takes seconds; the rest is for a machine that has yet to fill its jsii cache. */
  private static final Duration GENERATION_LIMIT = Duration.ofMinutes(5);

  private static final Pause PAUSE = Pause.ofMillis(150);

  private final DemoFactory factory;
  private final Progress progress;
  private DemoRepository repository;
  private final boolean approve;
  private final CodePipelineClient codePipeline;

  DemoRun(DemoFactory factory, Progress progress, DemoRepository repository, boolean approve) {
    this.factory = factory;
    this.progress = progress;
    this.repository = repository;
    this.approve = approve;
    this.codePipeline = factory.clients().codePipeline();
  }

  @Override
  public RunOutcome call() {
    Set<String> before = pipeline().map(this::executions).orElse(Set.of());
    boolean passed = await(() -> factory.reviewed(repository), "the review");
    progress.block(
        repository.slug(),
        passed ? Mark.DONE : Mark.FAILED,
        "pull request " + repository.pullRequest().number(),
        factory.report(repository));
    repository = factory.merge(repository);
    step(Mark.DONE, "merged", repository.commit().substring(0, 12));
    Generation generation = await(this::generation, "the generator");
    if (!generation.failure().isEmpty()) {
      return stopped(Optional.empty(), generation.failure());
    }
    String pipeline = generation.pipeline();
    step(Mark.DONE, "generator", "deployed " + pipeline);
    return follow(pipeline, before);
  }

  private RunOutcome follow(String pipeline, Set<String> before) {
    String execution =
        await(
            () -> executions(pipeline).stream().filter(id -> !before.contains(id)).findFirst(),
            "the execution");
    PipelineExecutionStatus status;
    try {
      status =
          new ExecutionWatcher(codePipeline, PAUSE)
              .watch(pipeline, execution, action -> changed(pipeline, action));
    } catch (StoppedAtApproval e) {
      return new RunOutcome(
          repository, RunOutcome.State.WAITING_FOR_APPROVAL, Optional.of(pipeline), "");
    }
    String reason = await(() -> factory.executionEnded(repository), "the status");
    return status == PipelineExecutionStatus.SUCCEEDED
        ? new RunOutcome(repository, RunOutcome.State.DEPLOYED, Optional.of(pipeline), "")
        : stopped(Optional.of(pipeline), reason);
  }

  private void changed(String pipeline, ActionExecutionDetail action) {
    boolean approval = action.input().actionTypeId().category() == ActionCategory.APPROVAL;
    String name =
        action.stageName().equals(action.actionName())
            ? action.stageName()
            : action.stageName() + "/" + action.actionName();
    if (action.status() == ActionExecutionStatus.SUCCEEDED) {
      step(Mark.DONE, name, Progress.seconds(duration(action)) + "  " + summary(action));
    } else if (action.status() == ActionExecutionStatus.FAILED) {
      step(Mark.FAILED, name, Progress.seconds(duration(action)));
    } else if (approval) {
      decide(pipeline, action, name);
    }
  }

  private void decide(String pipeline, ActionExecutionDetail action, String name) {
    step(Mark.WAITING, name, "waits for an approver of team " + repository.team());
    if (!approve) {
      throw new StoppedAtApproval();
    }
    for (Approvals.Person person : factory.people(repository.team())) {
      Approvals.Decision decision =
          factory
              .approvals()
              .approve(
                  person, pipeline, action.stageName(), action.actionName(), "seen in the demo");
      String who = person.name() + " of team " + person.team();
      step(
          decision.accepted() ? Mark.DONE : Mark.NOTE,
          name,
          decision.accepted() ? "approved by " + who : who + " refused: " + decision.refusal());
    }
  }

  /** Thrown out of the watcher where the demo was told not to approve. */
  private static final class StoppedAtApproval extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** What a deployment says of itself; other actions have their logs. */
  private static String summary(ActionExecutionDetail action) {
    String summary = action.output().executionResult().externalExecutionSummary();
    boolean deployment = action.input().actionTypeId().category() == ActionCategory.DEPLOY;
    return deployment && summary != null ? summary : "";
  }

  private static Duration duration(ActionExecutionDetail action) {
    return Duration.between(action.startTime(), action.lastUpdateTime());
  }

  /** What the generator made: the name of a pipeline, or the reason why there is none. */
  private record Generation(String pipeline, String failure) {}

  private Optional<Generation> generation() {
    Optional<String> failure = factory.generationFailure(repository);
    return failure.isPresent()
        ? failure.map(reason -> new Generation("", reason))
        : pipeline().map(name -> new Generation(name, ""));
  }

  private Optional<String> pipeline() {
    return codePipeline.listPipelinesPaginator().pipelines().stream()
        .map(summary -> summary.name())
        .filter(
            name ->
                codePipeline
                    .listTagsForResource(list -> list.resourceArn(factory.pipelineArn(name)))
                    .tags()
                    .stream()
                    .anyMatch(
                        tag ->
                            tag.key().equals("repository")
                                && tag.value()
                                    .equals(repository.project() + "/" + repository.slug())))
        .findFirst();
  }

  private Set<String> executions(String pipeline) {
    return codePipeline
        .listPipelineExecutions(list -> list.pipelineName(pipeline))
        .pipelineExecutionSummaries()
        .stream()
        .map(summary -> summary.pipelineExecutionId())
        .collect(Collectors.toUnmodifiableSet());
  }

  private <T> T await(Supplier<Optional<T>> question, String what) {
    Instant limit = factory.clock().instant().plus(GENERATION_LIMIT);
    while (factory.clock().instant().isBefore(limit)) {
      Optional<T> answer = question.get();
      if (answer.isPresent()) {
        return answer.orElseThrow();
      }
      PAUSE.once();
    }
    throw new IllegalStateException(
        what + " of " + repository.slug() + " did not answer within " + GENERATION_LIMIT);
  }

  private RunOutcome stopped(Optional<String> pipeline, String reason) {
    step(Mark.FAILED, "stopped", reason);
    return new RunOutcome(repository, RunOutcome.State.STOPPED, pipeline, reason);
  }

  private void step(Mark mark, String step, String detail) {
    progress.step(repository.slug(), mark, step, detail);
  }
}
