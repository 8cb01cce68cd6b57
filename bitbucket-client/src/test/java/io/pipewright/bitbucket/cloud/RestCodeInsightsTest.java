package io.pipewright.bitbucket.cloud;

import static org.assertj.core.api.Assertions.assertThat;

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
  private static final RepositoryId REPOSITORY = new RepositoryId("acme", "ledger-api");
  private static final String REPORT =
      "/2.0/repositories/acme/ledger-api/commit/" + ClientFixture.OLDER + "/reports/pipewright";
  private static final String NONE = "{\"values\": []}";

  private ClientFixture bitbucket;

  @BeforeEach
  void start() throws IOException {
    bitbucket = new ClientFixture(BitbucketKind.CLOUD);
  }

  @AfterEach
  void stop() {
    bitbucket.close();
  }

  @Test
  void replacesTheReportAndItsAnnotations() {
    bitbucket.server().json("{}").json(NONE).json("{}");

    put(
        report(
            List.of(
                new Annotation("pipeline.yaml", OptionalInt.of(0), Severity.HIGH, "bad", "a-1"),
                new Annotation("pipeline.yaml", OptionalInt.empty(), Severity.LOW, "odd", "a-2"),
                new Annotation("", OptionalInt.of(9), Severity.MEDIUM, "m".repeat(500), "a-3"))));

    assertThat(bitbucket.server().lines())
        .containsExactly(
            "PUT " + REPORT,
            "GET " + REPORT + "/annotations?pagelen=100",
            "POST " + REPORT + "/annotations");
    bitbucket.assertBody(
        0,
        """
        {"title": "Pipeline", "details": "two stages", "report_type": "TEST", "result": "FAILED",
         "reporter": "Pipewright", "link": "https://pipewright.example.com/x",
         "data": [{"title": "Stages", "type": "TEXT", "value": "2"}]}
        """);
    bitbucket.assertBody(
        2,
        """
        [{"external_id": "a-1", "annotation_type": "BUG", "severity": "HIGH", "summary": "bad",
          "path": "pipeline.yaml", "line": 1},
         {"external_id": "a-2", "annotation_type": "CODE_SMELL", "severity": "LOW",
          "summary": "odd", "path": "pipeline.yaml"},
         {"external_id": "a-3", "annotation_type": "CODE_SMELL", "severity": "MEDIUM",
          "summary": "%s…", "details": "%s"}]
        """
            .formatted("m".repeat(449), "m".repeat(500)));
  }

  @Test
  void deletesTheAnnotationsThatAreNoLongerTrue() {
    bitbucket
        .server()
        .json("{}")
        .json(
            """
            {"values": [{"external_id": "a-1"}, {"external_id": "old/2"}, {"uuid": "{u-3}"}]}
            """)
        .json("{}");

    put(
        report(
            List.of(
                new Annotation("pipeline.yaml", OptionalInt.of(3), Severity.HIGH, "bad", "a-1"))));

    assertThat(bitbucket.server().lines())
        .containsExactly(
            "PUT " + REPORT,
            "GET " + REPORT + "/annotations?pagelen=100",
            "DELETE " + REPORT + "/annotations/old%2F2",
            "DELETE " + REPORT + "/annotations/%7Bu-3%7D",
            "POST " + REPORT + "/annotations");
  }

  @Test
  void sendsAHundredAtOnceAndAThousandInAll() {
    bitbucket.server().json("{}").json(NONE).json("{}");

    put(
        report(
            IntStream.range(0, 1001)
                .mapToObj(
                    i -> new Annotation("p.yaml", OptionalInt.of(i), Severity.LOW, "m", "a-" + i))
                .toList()));

    assertThat(bitbucket.server().lines()).hasSize(12);
    for (int call = 2; call < 12; call++) {
      assertThat(bitbucket.body(call)).hasSize(100);
    }
    assertThat(bitbucket.body(0).get("details").asText())
        .isEqualTo("two stages\n1 more remark not shown.");
  }

  @Test
  void repeatsOnlyThePartThatFailed() {
    bitbucket.server().json("{}").json(NONE).json("{}").answer(429).json("{}");

    put(
        report(
            IntStream.range(0, 150)
                .mapToObj(
                    i -> new Annotation("p.yaml", OptionalInt.of(i), Severity.LOW, "m", "a-" + i))
                .toList()));

    assertThat(bitbucket.server().lines()).hasSize(5);
    assertThat(bitbucket.body(3)).isEqualTo(bitbucket.body(4)).hasSize(50);
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
