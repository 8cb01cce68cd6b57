package io.pipewright.generator;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.generator.deployment.ForeignStackException;
import io.pipewright.generator.deployment.StackChange;
import io.pipewright.generator.deployment.StackDeployer;
import io.pipewright.generator.progress.CommitProgress;
import io.pipewright.generator.progress.RightOfWay;
import io.pipewright.generator.progress.SupersededException;
import io.pipewright.generator.report.CommitReport;
import io.pipewright.generator.start.Execution;
import io.pipewright.generator.start.ExecutionStarter;
import io.pipewright.generator.storage.PlanStore;
import io.pipewright.generator.storage.SourceReader;
import io.pipewright.generator.storage.VersionReader;
import io.pipewright.generator.surroundings.SurroundingsException;
import io.pipewright.generator.template.RenderedTemplate;
import io.pipewright.language.LanguagePacks;
import io.pipewright.manifest.ManifestReader;
import io.pipewright.manifest.ManifestReading;
import io.pipewright.organisation.Organisation;
import io.pipewright.plan.ComponentChanges;
import io.pipewright.plan.PipelinePlan;
import io.pipewright.plan.PlanRequest;
import io.pipewright.plan.Planner;
import io.pipewright.problem.FileKind;
import io.pipewright.problem.Problem;
import io.pipewright.problem.ProblemCode;
import io.pipewright.problem.Result;
import io.pipewright.repository.CommitFiles;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a request into a running pipeline: manifest, plan, template, deployment, execution. It may
 * be run again for the same request at any time; what is done already is found done.
 */
public final class Generator {
  private static final Logger LOG = LoggerFactory.getLogger(Generator.class);
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
   * @param plans keeps what was deployed
   * @param starter runs the commit
   * @param progress asks and tells the ledger
   * @param report tells people
   */
  public record Services(
      VersionReader archive,
      SourceReader sources,
      Function<PipelinePlan, RenderedTemplate> renderer,
      StackDeployer deployer,
      PlanStore plans,
      ExecutionStarter starter,
      CommitProgress progress,
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
    timer.time("ledger", () -> outcome.match(new OutcomeRecord(services.progress(), request)));
    return outcome;
  }

  private GenerationOutcome outcome(GenerationRequest request) {
    try {
      return generate(
          request,
          timer.time("manifest", () -> ManifestReader.readPartly(MANIFEST, read(request))));
    } catch (SupersededException e) {
      return new GenerationOutcome.Superseded(String.valueOf(e.getMessage()));
    } catch (SurroundingsException e) {
      return new GenerationOutcome.Unavailable(e.text());
    } catch (RuntimeException e) {
      return new GenerationOutcome.Defect(e);
    }
  }

  private byte[] read(GenerationRequest request) {
    return services.archive().read(request.manifest());
  }

  private GenerationOutcome generate(GenerationRequest request, ManifestReading manifest) {
    CommitFiles files =
        timer.time("files", () -> CommitFiles.parse(services.archive().read(request.files())));
    Result<PipelinePlan> plan = timer.time("plan", () -> plan(request, manifest, files));
    return plan.match(
        decided -> {
          try {
            return realise(request, decided, files);
          } catch (ForeignStackException e) {
            return new GenerationOutcome.Rejected(List.of(nameTaken(manifest, decided, e)));
          }
        },
        GenerationOutcome.Rejected::new);
  }

  private Result<PipelinePlan> plan(
      GenerationRequest request, ManifestReading manifest, CommitFiles files) {
    return new Planner(packs)
        .plan(
            new PlanRequest(
                manifest,
                organisation,
                request.repository(),
                files.paths(),
                templates(request, manifest, files)));
  }

  private Map<String, String> templates(
      GenerationRequest request, ManifestReading manifest, CommitFiles files) {
    Map<String, String> templates = new HashMap<>();
    services
        .sources()
        .read(request.source(), files.regular(manifest.templates()), PlanRequest.LARGEST_TEMPLATE)
        .forEach((path, bytes) -> templates.put(path, new String(bytes, StandardCharsets.UTF_8)));
    return templates;
  }

  private GenerationOutcome realise(
      GenerationRequest request, PipelinePlan plan, CommitFiles files) {
    Optional<Execution> overtaken =
        timer.time("history", () -> services.starter().overtaken(plan.name(), request.source()));
    return overtaken
        .map(old -> started(request, plan, StackChange.UNCHANGED, old))
        .orElseGet(() -> deploy(request, plan, files));
  }

  private GenerationOutcome deploy(
      GenerationRequest request, PipelinePlan plan, CommitFiles files) {
    RenderedTemplate template = timer.time("template", () -> services.renderer().apply(plan));
    RightOfWay right = services.progress().toDeploy(request);
    StackChange change =
        timer.time("deployment", () -> services.deployer().deploy(template, right));
    services.progress().deployed(request);
    Map<String, String> variables = variables(plan, files);
    services.progress().toStart(request).confirm();
    keep(request, plan);
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
                        variables));
    return started(request, plan, change, execution);
  }

  private GenerationOutcome started(
      GenerationRequest request, PipelinePlan plan, StackChange change, Execution execution) {
    services.progress().started(request, execution.id());
    return new GenerationOutcome.Ready(plan.name(), change, execution);
  }

  // A pull request that is compared with an older plan is told of which commit that is: no reason
  // to keep this commit from its execution.
  private void keep(GenerationRequest request, PipelinePlan plan) {
    try {
      timer.time(
          "stored plan",
          () -> {
            services.plans().store(request, plan);
            return true;
          });
    } catch (SurroundingsException e) {
      LOG.warn("{}; pull requests are compared with the plan before", e.text());
    }
  }

  // What is not a monorepo has no components to leave out, and nothing is asked for it.
  private Map<String, String> variables(PipelinePlan plan, CommitFiles files) {
    return plan.components().isEmpty()
        ? Map.of()
        : new ComponentChanges(plan, files)
            .since(services.starter().variablesSinceSuccess(plan.name()));
  }

  private static Problem nameTaken(
      ManifestReading manifest, PipelinePlan plan, ForeignStackException e) {
    return new Problem(
        ProblemCode.APPLICATION_NAME.in(FileKind.MANIFEST),
        manifest.document().orElseThrow().locate("application"),
        "application",
        e.text(),
        plan.application(),
        List.of(),
        "choose another name for the application");
  }
}
