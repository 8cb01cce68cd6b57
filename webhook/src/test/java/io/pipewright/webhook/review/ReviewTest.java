package io.pipewright.webhook.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.plan.diff.NotAPlanException;
import io.pipewright.plan.diff.WrittenPlan;
import io.pipewright.problem.Problem;
import io.pipewright.webhook.archive.CommitArchive;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReviewTest {
  @Test
  void parametersAreHeldAgainstTheTemplateOfTheCommit() {
    Map<String, String> files =
        ReviewFixture.with(
            ReviewFixture.service(ReviewFixture.MANIFEST),
            "infra/service.yaml",
            "Parameters: { Size: { Type: String } }\nResources: {}\n");

    assertThat(problems(files)).extracting(Problem::code).containsOnly("PW-M073");
  }

  @Test
  void aTemplateThatCloudFormationWouldNotTakeIsNotRead() {
    Map<String, String> files =
        ReviewFixture.with(
            ReviewFixture.service(ReviewFixture.MANIFEST),
            "infra/service.yaml",
            "Parameters: { Size: { Type: String } }\n#" + "x".repeat(1_000_000));

    assertThat(review(files)).isInstanceOf(ReviewResult.Planned.class);
  }

  @Test
  void problemsOfFormAndMeaningAreToldTogether() {
    Map<String, String> files =
        ReviewFixture.service(
            ReviewFixture.MANIFEST.replace("environment: prod", "environment: prdo")
                + "tset: {}\n");

    assertThat(problems(files))
        .extracting(problem -> problem.code() + " " + problem.at().line())
        .containsExactly("PW-M061 7", "PW-M020 9");
  }

  @Test
  void anOversizedManifestIsRefusedAsTheArchiveWould() {
    String padded = ReviewFixture.MANIFEST + "#".repeat(CommitArchive.MANIFEST_LIMIT);

    assertThat(review(ReviewFixture.service(padded)))
        .isInstanceOfSatisfying(
            ReviewResult.Refused.class,
            refused -> assertThat(refused.reason()).contains("more than 262144 bytes"));
  }

  @Test
  void whatIsDeployedIsAskedForOnlyIfThereIsSomethingToCompare() {
    AtomicInteger asked = new AtomicInteger();
    for (Map<String, String> files :
        List.of(ReviewFixture.service("version: 7\n"), Map.of("README.md", ""))) {
      ReviewFixture.review()
          .of(
              ReviewFixture.REPOSITORY,
              new TextContent(files),
              () -> {
                asked.incrementAndGet();
                return new Deployed.None();
              });
    }

    assertThat(asked).hasValue(0);
  }

  @Test
  void aPlanOfAnotherVersionIsComparedAllTheSame() throws NotAPlanException {
    Deployed old =
        new Deployed.Known(
            "unknown",
            WrittenPlan.read(
                "{\"name\":\"x\",\"stages\":[],\"colour\":7}".getBytes(StandardCharsets.UTF_8)));

    ReviewResult result =
        ReviewFixture.review()
            .of(
                ReviewFixture.REPOSITORY,
                new TextContent(ReviewFixture.service(ReviewFixture.MANIFEST)),
                () -> old)
            .orElseThrow();

    assertThat(((ReviewResult.Planned) result).changes())
        .anySatisfy(change -> assertThat(change.what()).contains("colour"));
  }

  private static List<Problem> problems(Map<String, String> files) {
    return ((ReviewResult.Faulty) review(files)).problems();
  }

  private static ReviewResult review(Map<String, String> files) {
    return ReviewFixture.review()
        .of(ReviewFixture.REPOSITORY, new TextContent(files), Deployed.None::new)
        .orElseThrow();
  }
}
