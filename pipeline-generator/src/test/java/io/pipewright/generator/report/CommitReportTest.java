package io.pipewright.generator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.BuildStatus;
import io.pipewright.generation.GenerationRequest;
import io.pipewright.generation.StoredObject;
import io.pipewright.problem.Problem;
import io.pipewright.problem.SourceLocation;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitReportTest {
  private static final StoredObject OBJECT = new StoredObject("b", "k", "v");
  private final List<BuildStatus> told = new ArrayList<>();
  private final CommitReport report =
      new CommitReport(
          (repository, commit, status) -> told.add(status),
          URI.create("https://factory.example.com"),
          request());

  @Test
  void linksToThePipeline() {
    report.ready("payments--ledger-api", "up to date");

    BuildStatus status = told.get(0);
    assertThat(status.key()).isEqualTo("pipewright-generate");
    assertThat(status.state()).isEqualTo(BuildStatus.State.SUCCESSFUL);
    assertThat(status.url())
        .isEqualTo(URI.create("https://factory.example.com/pipelines/payments--ledger-api"));
    assertThat(status.ref()).isEqualTo("refs/heads/main");
  }

  @Test
  void tellsTheFirstProblemInFull() {
    report.rejected(List.of(problem(List.of("dev", "prod"), "did you mean 'prod'?")));

    assertThat(told.get(0).state()).isEqualTo(BuildStatus.State.FAILED);
    assertThat(told.get(0).description())
        .isEqualTo(
            "pipeline.yaml:14:7 no environment named 'prdo'; found: prdo; allowed: dev, prod;"
                + " fix: did you mean 'prod'?");
  }

  @Test
  void tellsThatANewerMergeCameFirst() {
    report.superseded();

    assertThat(told.get(0).state()).isEqualTo(BuildStatus.State.FAILED);
    assertThat(told.get(0).description()).isEqualTo("superseded by a newer merge");
  }

  @Test
  void tellsHowManyThereAre() {
    Problem problem = problem(List.of(), "mend it");
    report.rejected(List.of(problem, problem, problem));

    assertThat(told.get(0).description()).startsWith("1 of 3 problems: pipeline.yaml:14:7 ");
  }

  @Test
  void whatIsAllowedGivesWayBeforeTheFix() {
    report.rejected(List.of(problem(Collections.nCopies(100, "environment"), "choose one")));

    assertThat(told.get(0).description())
        .hasSizeLessThanOrEqualTo(255)
        .contains("allowed: environment, environment")
        .endsWith(", …; fix: choose one");
  }

  @Test
  void neverExceedsTheLimit() {
    report.rejected(List.of(problem(List.of("a"), "x".repeat(400))));
    report.failed("y".repeat(400));

    assertThat(told).allSatisfy(status -> assertThat(status.description()).hasSize(255));
  }

  @Test
  void saysThatItIsNotTheDevelopersFault() {
    report.failed("cannot read the archive");

    assertThat(told.get(0).description())
        .isEqualTo("The factory failed, not this commit (delivery d-1): cannot read the archive");
  }

  @Test
  void aSilentBitbucketChangesNothing() {
    CommitReport deaf =
        new CommitReport(
            (repository, commit, status) -> {
              throw new BitbucketException("no answer", true);
            },
            URI.create("https://factory.example.com"),
            request());

    assertThatCode(() -> deaf.failed("x")).doesNotThrowAnyException();
  }

  private static GenerationRequest request() {
    return new GenerationRequest(
        new RepositoryId("PAY", "ledger-api"),
        "main",
        new CommitHash("a".repeat(40)),
        OBJECT,
        OBJECT,
        OBJECT,
        1,
        "d-1");
  }

  private static Problem problem(List<String> allowed, String fix) {
    return new Problem(
        "PW-M061",
        new SourceLocation("pipeline.yaml", 14, 7),
        "deploy[1].environment",
        "no environment named 'prdo'",
        "prdo",
        allowed,
        fix);
  }
}
