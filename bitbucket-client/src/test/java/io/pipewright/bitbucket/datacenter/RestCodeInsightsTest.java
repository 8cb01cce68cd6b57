package io.pipewright.bitbucket.datacenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.ClientFixture;
import io.pipewright.bitbucket.InsightsReport;
import io.pipewright.bitbucket.InsightsReport.Annotation;
import io.pipewright.bitbucket.InsightsReport.Fact;
import io.pipewright.bitbucket.InsightsReport.Severity;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestCodeInsightsTest {
  private static final RepositoryId REPOSITORY = new RepositoryId("PAY", "ledger-api");
  private static final String REPORT =
      "/rest/insights/latest/projects/PAY/repos/ledger-api/commits/"
          + ClientFixture.OLDER
          + "/reports/pipewright";

  private ClientFixture bitbucket;

  @BeforeEach
  void start() throws IOException {
    bitbucket = new ClientFixture(BitbucketKind.DATA_CENTER);
  }

  @AfterEach
  void stop() {
    bitbucket.close();
  }

  @Test
  void replacesTheReportAndItsAnnotations() {
    bitbucket.server().json("{}");

    put(
        report(
            List.of(
                new Annotation("pipeline.yaml", OptionalInt.of(3), Severity.HIGH, "bad", "a-1"),
                new Annotation("pipeline.yaml", OptionalInt.empty(), Severity.LOW, "odd", "a-2"),
                new Annotation("", OptionalInt.of(9), Severity.MEDIUM, "general", "a-3"))));

    assertThat(bitbucket.server().lines())
        .containsExactly(
            "PUT " + REPORT,
            "DELETE " + REPORT + "/annotations",
            "POST " + REPORT + "/annotations");
    bitbucket.assertBody(
        0,
        """
        {"title": "Pipeline", "details": "two stages", "result": "FAIL", "reporter": "Pipewright",
         "link": "https://pipewright.example.com/x",
         "data": [{"title": "Stages", "type": "TEXT", "value": "2"}]}
        """);
    bitbucket.assertBody(
        2,
        """
        {"annotations": [
          {"externalId": "a-1", "message": "bad", "severity": "HIGH", "type": "BUG",
           "path": "pipeline.yaml", "line": 3},
          {"externalId": "a-2", "message": "odd", "severity": "LOW", "type": "CODE_SMELL",
           "path": "pipeline.yaml", "line": 0},
          {"externalId": "a-3", "message": "general", "severity": "MEDIUM",
           "type": "CODE_SMELL"}]}
        """);
  }

  @Test
  void sendsDataEvenIfThereIsNone() {
    bitbucket.server().json("{}");

    put(
        new InsightsReport(
            "pipewright", "Pipeline", "", true, Optional.empty(), List.of(), List.of()));

    assertThat(bitbucket.server().lines())
        .containsExactly("PUT " + REPORT, "DELETE " + REPORT + "/annotations");
    bitbucket.assertBody(
        0,
        """
        {"title": "Pipeline", "details": "", "result": "PASS", "reporter": "Pipewright", "data": []}
        """);
  }

  @Test
  void sendsNoMoreThanAThousandAnnotationsAndCountsTheRest() {
    bitbucket.server().json("{}");

    put(
        report(
            IntStream.range(0, 1234)
                .mapToObj(
                    i ->
                        new Annotation(
                            "pipeline.yaml", OptionalInt.of(i), Severity.LOW, "m", "a-" + i))
                .toList()));

    assertThat(bitbucket.body(2).get("annotations")).hasSize(1000);
    assertThat(bitbucket.body(0).get("details").asText())
        .isEqualTo("two stages\n234 more remarks not shown.");
  }

  @Test
  void deletesAgainBeforeItAnnotatesAgainSoThatNothingIsDoubled() {
    bitbucket.server().json("{}").json("{}").answer(503).json("{}");

    put(
        report(
            List.of(
                new Annotation("pipeline.yaml", OptionalInt.of(3), Severity.HIGH, "bad", "a-1"))));

    assertThat(bitbucket.server().lines())
        .containsExactly(
            "PUT " + REPORT,
            "DELETE " + REPORT + "/annotations",
            "POST " + REPORT + "/annotations",
            "DELETE " + REPORT + "/annotations",
            "POST " + REPORT + "/annotations");
  }

  @Test
  void saysWhatWasRefused() {
    bitbucket.server().answer(401);

    assertThat(catchThrowableOfType(BitbucketException.class, () -> put(report(List.of()))).text())
        .startsWith(
            "cannot put the report 'pipewright' on 0123456789ab of PAY/ledger-api: Bitbucket"
                + " answered 401");
  }

  private void put(InsightsReport report) {
    bitbucket.client().insights().put(REPOSITORY, ClientFixture.OLDER, report);
  }

  private static InsightsReport report(List<Annotation> annotations) {
    return new InsightsReport(
        "pipewright",
        "Pipeline",
        "two stages",
        false,
        Optional.of(URI.create("https://pipewright.example.com/x")),
        List.of(new Fact("Stages", "2")),
        annotations);
  }
}
