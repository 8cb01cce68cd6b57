package io.pipewright.generator;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.generator.deployment.ForeignStackException;
import io.pipewright.generator.deployment.StackChange;
import io.pipewright.generator.deployment.StackDeployer;
import io.pipewright.generator.report.CommitReport;
import io.pipewright.generator.start.Execution;
import io.pipewright.generator.start.ExecutionStarter;
import io.pipewright.generator.storage.SourceReader;
import io.pipewright.generator.storage.VersionReader;
import io.pipewright.generator.surroundings.SurroundingsException;
import io.pipewright.generator.template.RenderedTemplate;
import io.pipewright.language.LanguagePacks;
import io.pipewright.manifest.ManifestDocument;
import io.pipewright.manifest.ManifestReader;
import io.pipewright.organisation.Organisation;
import io.pipewright.plan.PipelinePlan;
import io.pipewright.plan.PlanRequest;
import io.pipewright.plan.Planner;
import io.pipewright.problem.FileKind;
import io.pipewright.problem.Problem;
import io.pipewright.problem.ProblemCode;
import io.pipewright.problem.Result;
import io.pipewright.repository.CommitFiles;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns a request into a running pipeline: manifest, plan, template, deployment, execution. It may
 * be run again for the same request at any time; what is done already is found done.
 */
public final class Generator {
  private static final String MANIFEST = "pipeline.yaml";

  private final Organisation organisation;
  private final LanguagePacks packs;
  private final Services services;
  private final StepTimer timer;

  /**
   * What the generator works through.
   *
   * @param archive what the webhook stored
   * @param sources files of the commit that is archived
   * @param renderer draws a plan
   * @param deployer makes AWS match
   * @param starter runs the commit
   * @param report tells people
   */
  public record Services(
      VersionReader archive,
      SourceReader sources,
      Function<PipelinePlan, RenderedTemplate> renderer,
      StackDeployer deployer,
      ExecutionStarter starter,
      CommitReport report) {}

  public Generator(Organisation organisation, LanguagePacks packs, Services services, Clock clock) {
    this.organisation = organisation;
    this.packs = packs;
    this.services = services;
    this.timer = new StepTimer(clock);
  }

  /** Does it all, tells people on the commit, and never throws. */
  public GenerationOutcome run(GenerationRequest request) {
    GenerationOutcome outcome = outcome(request);
    timer.time("report", () -> outcome.match(new OutcomeReport(services.report())));
    return outcome;
  }

  private GenerationOutcome outcome(GenerationRequest request) {
    try {
      return timer
          .time("manifest", () -> ManifestReader.read(MANIFEST, read(request)))
          .match(document -> generate(request, document), GenerationOutcome.Rejected::new);
    } catch (SurroundingsException e) {
      return new GenerationOutcome.Unavailable(e.text());
    } catch (RuntimeException e) {
      return new GenerationOutcome.Defect(e);
    }
  }

  private byte[] read(GenerationRequest request) {
    return services.archive().read(request.manifest());
  }

  private GenerationOutcome generate(GenerationRequest request, ManifestDocument document) {
    Result<PipelinePlan> plan = timer.time("plan", () -> plan(request, document));
    return plan.match(
        decided -> {
          try {
            return realise(request, decided);
          } catch (ForeignStackException e) {
            return new GenerationOutcome.Rejected(List.of(nameTaken(document, decided, e)));
          }
        },
        GenerationOutcome.Rejected::new);
  }

  private Result<PipelinePlan> plan(GenerationRequest request, ManifestDocument document) {
    CommitFiles files = CommitFiles.parse(services.archive().read(request.files()));
    return new Planner(packs)
        .plan(new PlanRequest(document, organisation, request.repository(), files.paths()));
  }

  private GenerationOutcome realise(GenerationRequest request, PipelinePlan plan) {
    Optional<Execution> overtaken =
        timer.time("history", () -> services.starter().overtaken(plan.name(), request.source()));
    return overtaken
        .<GenerationOutcome>map(
            old -> new GenerationOutcome.Ready(plan.name(), StackChange.UNCHANGED, old))
        .orElseGet(() -> deploy(request, plan));
  }

  private GenerationOutcome deploy(GenerationRequest request, PipelinePlan plan) {
    RenderedTemplate template = timer.time("template", () -> services.renderer().apply(plan));
    StackChange change = timer.time("deployment", () -> services.deployer().deploy(template));
    Execution execution =
        timer.time(
            "execution",
            () ->
                services
                    .starter()
                    .ensure(
                        plan.name(),
                        request.source(),
                        request.commit(),
                        change == StackChange.CREATED,
                        Map.of()));
    return new GenerationOutcome.Ready(plan.name(), change, execution);
  }

  private static Problem nameTaken(
      ManifestDocument document, PipelinePlan plan, ForeignStackException e) {
    return new Problem(
        ProblemCode.APPLICATION_NAME.in(FileKind.MANIFEST),
        document.locate("application"),
        "application",
        e.text(),
        plan.application(),
        List.of(),
        "choose another name for the application");
  }
}
