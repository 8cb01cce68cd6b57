package io.pipewright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.BuildStatus;
import io.pipewright.bitbucket.BuildStatuses;
import io.pipewright.generation.GenerationRequest;
import io.pipewright.generator.deployment.StackChange;
import io.pipewright.generator.progress.CommitProgress;
import io.pipewright.generator.report.CommitReport;
import io.pipewright.generator.surroundings.ManualTime;
import io.pipewright.generator.template.RenderedTemplate;
import io.pipewright.organisation.Organisation;
import io.pipewright.plan.PipelinePlan;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GeneratorTest {
  private final MemoryFactory factory = new MemoryFactory();

  @Test
  void aFirstCommitCreatesItsPipelineAndRuns() {
    GenerationOutcome outcome = generate("a", "v1", Fixtures.MANIFEST);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            GenerationOutcome.Ready.class,
            ready -> {
              assertThat(ready.pipeline()).isEqualTo("payments--ledger-api");
              assertThat(ready.change()).isEqualTo(StackChange.CREATED);
              assertThat(ready.exitCode()).isZero();
            });
    assertThat(factory.executions).containsExactly("payments--ledger-api@v1");
    assertThat(factory.variables).containsEntry("payments--ledger-api@v1", Map.of());
    assertThat(last().state()).isEqualTo(BuildStatus.State.SUCCESSFUL);
    assertThat(last().description()).contains("created").contains("payments--ledger-api@v1");
  }

  @Test
  void theSameRequestAgainChangesNothing() {
    generate("a", "v1", Fixtures.MANIFEST);
    GenerationOutcome again = generate("a", "v1", Fixtures.MANIFEST);

    assertThat(((GenerationOutcome.Ready) again).change()).isEqualTo(StackChange.UNCHANGED);
    assertThat(factory.executions).hasSize(1);
  }

  @Test
  void aLaterCommitUpdatesAndRunsOnce() {
    generate("a", "v1", Fixtures.MANIFEST);
    String stricter = Fixtures.MANIFEST + "scan: { failOn: low }\n";
    GenerationOutcome later = generate("b", "v2", stricter);

    assertThat(((GenerationOutcome.Ready) later).change()).isEqualTo(StackChange.UPDATED);
    assertThat(factory.executions)
        .containsExactly("payments--ledger-api@v1", "payments--ledger-api@v2");
  }

  @Test
  void aCommitThatWasOvertakenDoesNotBringItsPipelineBack() {
    generate("a", "v1", Fixtures.MANIFEST);
    generate("b", "v2", Fixtures.MANIFEST + "scan: { failOn: low }\n");
    RenderedTemplate newer = factory.stacks.get("payments--ledger-api");
    GenerationOutcome late = generate("a", "v1", Fixtures.MANIFEST);

    assertThat(((GenerationOutcome.Ready) late).change()).isEqualTo(StackChange.UNCHANGED);
    assertThat(factory.stacks).containsEntry("payments--ledger-api", newer);
    assertThat(factory.executions).hasSize(2);
  }

  @Test
  void theDeployedPlanIsKeptWithItsCommit() {
    generate("a", "v1", Fixtures.MANIFEST);
    String first = factory.plans.get("PAY/ledger-api");
    // The fake renderer's template is the plan's JSON.
    String template = factory.stacks.get("payments--ledger-api").json();
    generate("b", "v2", Fixtures.MANIFEST + "scan: { failOn: low }\n");
    String second = factory.plans.get("PAY/ledger-api");
    generate("a", "v1", Fixtures.MANIFEST);

    assertThat(first).isEqualTo("a".repeat(40) + "\n" + template);
    assertThat(second).startsWith("b".repeat(40)).isNotEqualTo(first);
    assertThat(factory.plans)
        .as("a commit that was overtaken is not what is deployed")
        .containsOnly(Map.entry("PAY/ledger-api", second));
  }

  @Test
  void whatIsNotDeployedIsNotKept() {
    factory.deploy(
        new RenderedTemplate("{}", "payments--ledger-api", Map.of("repository", "PAY/other")),
        () -> {});
    generate("a", "v1", Fixtures.MANIFEST);
    generate("b", "v2", Fixtures.MANIFEST + "tset: {}\n");

    assertThat(factory.plans).isEmpty();
  }

  @Test
  void aPlanThatCannotBeKeptKeepsNoCommitFromItsExecution() {
    factory.keepsPlans = false;

    assertThat(generate("a", "v1", Fixtures.MANIFEST).exitCode()).isZero();
    assertThat(factory.executions).hasSize(1);
    assertThat(factory.plans).isEmpty();
  }

  @Test
  void aWrongManifestIsToldAndNothingIsTouched() {
    String wrong = Fixtures.MANIFEST.replace("environment: prod", "environment: prdo");
    GenerationOutcome outcome = generate("a", "v1", wrong + "tset: {}\n");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(factory.stacks).isEmpty();
    assertThat(factory.executions).isEmpty();
    assertThat(last().state()).isEqualTo(BuildStatus.State.FAILED);
    assertThat(last().description())
        .as("what is wrong with its form does not hide what is wrong with its meaning")
        .startsWith("1 of 2 problems: pipeline.yaml:7:18 ");
  }

  @Test
  void aManifestThatCannotBePlannedIsTold() {
    String wrong = Fixtures.MANIFEST.replace("environment: prod", "environment: prdo");
    GenerationOutcome outcome = generate("a", "v1", wrong);

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(factory.stacks).isEmpty();
    assertThat(last().description())
        .startsWith("pipeline.yaml:7:18 ")
        .contains("found: prdo")
        .contains("allowed: dev, prod")
        .contains("fix: ");
  }

  @Test
  void anApplicationNameThatIsTakenIsTheDevelopersToChange() {
    factory.deploy(
        new RenderedTemplate("{}", "payments--ledger-api", Map.of("repository", "PAY/other")),
        () -> {});
    GenerationOutcome outcome = generate("a", "v1", Fixtures.MANIFEST);

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(last().description())
        .isEqualTo(
            "pipeline.yaml:2:14 the name payments--ledger-api is taken by PAY/other;"
                + " found: ledger-api; fix: choose another name for the application");
  }

  @Test
  void whatCannotBeReadIsNotTheDevelopersFault() {
    GenerationOutcome outcome =
        generator(MemoryFactory::render, Fixtures.organisation()).run(Fixtures.request("a", "v1"));

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(last().state()).isEqualTo(BuildStatus.State.FAILED);
    assertThat(last().description()).contains("not this commit").contains("delivery-a");
  }

  @Test
  void aBugIsOursAndKeepsItsStackOutOfBitbucket() {
    store(Fixtures.request("a", "v1"), Fixtures.MANIFEST);
    RuntimeException bug = new IllegalStateException("secret detail");
    GenerationOutcome outcome =
        generator(
                plan -> {
                  throw bug;
                },
                Fixtures.organisation())
            .run(Fixtures.request("a", "v1"));

    assertThat(outcome.exitCode()).isEqualTo(70);
    assertThat(outcome).isEqualTo(new GenerationOutcome.Defect(bug));
    assertThat(last().description()).doesNotContain("secret detail");
  }

  @Test
  void aListOfFilesThatTheWebhookWouldNotWriteIsABug() {
    GenerationRequest request = Fixtures.request("a", "v1");
    store(request, Fixtures.MANIFEST);
    factory.objects.put(request.files(), "pom.xml\n");
    GenerationOutcome outcome =
        generator(MemoryFactory::render, Fixtures.organisation()).run(request);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            GenerationOutcome.Defect.class,
            defect -> assertThat(defect.cause()).hasMessageStartingWith("line 1: "));
    assertThat(factory.stacks).isEmpty();
  }

  @Test
  void aSilentBitbucketDoesNotChangeTheOutcome() {
    store(Fixtures.request("a", "v1"), Fixtures.MANIFEST);
    BuildStatuses silent =
        (repository, commit, status) -> {
          throw new BitbucketException("no answer", true);
        };
    Generator generator = generator(MemoryFactory::render, Fixtures.organisation(), silent);

    assertThat(generator.run(Fixtures.request("a", "v1")).exitCode()).isZero();
  }

  @Test
  void parametersAreHeldAgainstTheTemplateOfTheCommit() {
    GenerationRequest request = Fixtures.request("a", "v1");
    store(request, Fixtures.MANIFEST);
    factory.sources.put(
        request.source(),
        Map.of("infra/service.yaml", "Parameters: { Size: { Type: String } }\nResources: {}\n"));

    generator(MemoryFactory::render, Fixtures.organisation()).run(request);

    assertThat(last().description()).contains("Size");
    assertThat(factory.executions).isEmpty();
  }

  @Test
  void ofAMonorepoOnlyWhatChangedSinceTheLastSuccessIsRun() {
    String manifest =
        "version: 1\ncomponents:\n  api: { directory: api }\n  web: { directory: web }\n";
    GenerationRequest first = monorepo("a", "v1", manifest, "1", "1");
    GenerationRequest second = monorepo("b", "v2", manifest, "2", "1");
    Generator generator = generator(MemoryFactory::render, Fixtures.organisation());

    generator.run(first);
    factory.succeeded.addAll(factory.executions);
    generator.run(second);

    assertThat(factory.variables.get(factory.executions.get(0)))
        .containsEntry("api", "changed")
        .containsEntry("web", "changed");
    assertThat(factory.variables.get(factory.executions.get(1)))
        .containsEntry("api", "changed")
        .containsEntry("web", "unchanged");
  }

  private GenerationRequest monorepo(
      String commit, String version, String manifest, String api, String web) {
    GenerationRequest request = Fixtures.request(commit, version);
    factory.objects.put(request.manifest(), manifest);
    factory.objects.put(
        request.files(),
        "100644 %s api/pom.xml\n100644 %s pipeline.yaml\n100644 %s web/package.json\n"
            .formatted(api.repeat(40), "9".repeat(40), web.repeat(40)));
    factory.sources.put(request.source(), Map.of());
    return request;
  }

  private GenerationOutcome generate(String commit, String version, String manifest) {
    GenerationRequest request = Fixtures.request(commit, version);
    store(request, manifest);
    return generator(MemoryFactory::render, Fixtures.organisation()).run(request);
  }

  private void store(GenerationRequest request, String manifest) {
    factory.objects.put(request.manifest(), manifest);
    factory.objects.put(request.files(), Fixtures.FILES);
    factory.sources.put(request.source(), Map.of("infra/service.yaml", "Resources: {}\n"));
  }

  private Generator generator(
      Function<PipelinePlan, RenderedTemplate> renderer, Organisation organisation) {
    return generator(
        renderer, organisation, (repository, commit, status) -> factory.statuses.add(status));
  }

  private Generator generator(
      Function<PipelinePlan, RenderedTemplate> renderer,
      Organisation organisation,
      BuildStatuses statuses) {
    CommitReport report =
        new CommitReport(statuses, organisation.factory().console(), Fixtures.request("a", "any"));
    ManualTime time = new ManualTime();
    return new Generator(
        organisation,
        Fixtures.packs(),
        new Generator.Services(
            factory::read,
            factory.sources,
            renderer,
            factory::deploy,
            factory::keep,
            factory,
            new CommitProgress(factory.ledger, time, time),
            report),
        time);
  }

  private BuildStatus last() {
    return factory.statuses.get(factory.statuses.size() - 1);
  }
}
