package io.pipewright.localcloud.bitbucket.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.bitbucket.PostedReport;
import io.pipewright.localcloud.bitbucket.PullRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataCenterInsightsTest {
  @TempDir static Path folder;
  private static StandIn bitbucket;
  private static PullRequest first;
  private static PullRequest open;

  @BeforeAll
  static void start() throws Exception {
    bitbucket = StandIn.dataCenter(folder);
    Developer developer = bitbucket.server.developer();
    first = developer.open(StandIn.REPOSITORY, StandIn.change("feature/One", "a", "1"));
    open = developer.open(StandIn.REPOSITORY, StandIn.change("three", "c", "1"));
  }

  @AfterAll
  static void stop() {
    bitbucket.close();
  }

  @Test
  void keepsAReportWithItsAnnotations() throws Exception {
    String report = report(open, "pipewright");
    assertThat(bitbucket.get(report).status()).isEqualTo(404);
    StandIn.Reply put =
        bitbucket.send(
            "PUT",
            report,
            """
            {'title':'Pipeline','details':'2 stages','result':'FAIL','reporter':'Pipewright',
             'data':[{'title':'Stages','type':'NUMBER','value':2}]}
            """);
    assertThat(put.status()).isEqualTo(200);
    assertThat(put.body().at("/key").asText()).isEqualTo("pipewright");
    String annotation =
        "{'annotations':[{'path':'pipeline.yaml','line':3,'message':'<b>No.','severity':'HIGH',"
            + "'externalId':'a'},{'message':'Hm.','severity':'LOW','externalId':'b'}]}";
    assertThat(bitbucket.send("POST", report + "/annotations", annotation).status()).isEqualTo(204);
    assertThat(bitbucket.send("POST", report + "/annotations", annotation).status()).isEqualTo(204);

    // Nothing is recognised as the same, and putting the report again keeps them.
    bitbucket.send("PUT", report, "{'title':'Pipeline','data':[],'result':'PASS'}");
    JsonNode annotations = bitbucket.get(report + "/annotations").body().at("/annotations");
    assertThat(annotations).hasSize(4);
    assertThat(annotations.at("/0/line").asInt()).isEqualTo(3);
    assertThat(annotations.at("/0/reportKey").asText()).isEqualTo("pipewright");
    bitbucket.send("DELETE", report + "/annotations?externalId=b", "");
    assertThat(bitbucket.get(report + "/annotations").body().at("/annotations")).hasSize(2);
    assertThat(bitbucket.server.reportText(StandIn.REPOSITORY, open.sourceTip()))
        .isEqualTo(
            """
            Pipeline (PASS)
              pipeline.yaml:3 [HIGH]
                <b>No.
              pipeline.yaml:3 [HIGH]
                <b>No.
            """);
    assertThat(bitbucket.page(open.sourceTip()))
        .contains("Pipeline (PASS)", "pipeline.yaml:3 [HIGH]", "&lt;b&gt;No.")
        .doesNotContain("<b>");
    bitbucket.send("DELETE", report + "/annotations", "");
    assertThat(bitbucket.server.reports(StandIn.REPOSITORY, open.sourceTip()))
        .singleElement()
        .extracting(PostedReport::annotations)
        .isEqualTo(List.of());
    assertThat(bitbucket.call("reads", "PUT", report, "{'title':'x','data':[]}").status())
        .isEqualTo(403);
    assertThat(bitbucket.call("reads", "DELETE", report, "").status()).isEqualTo(403);
    assertThat(bitbucket.call("administers", "DELETE", report, "").status()).isEqualTo(204);
    assertThat(bitbucket.get(report).status()).isEqualTo(404);
    assertThat(bitbucket.send("POST", report + "/annotations", annotation).status()).isEqualTo(404);
  }

  @Test
  void refusesTheWholeRequestIfAReportHadMoreThanAThousandAnnotations() throws Exception {
    String report = report(first, "many");
    bitbucket.send("PUT", report, "{'title':'t','data':[]}");

    assertThat(bitbucket.send("POST", report + "/annotations", annotations(999)).status())
        .isEqualTo(204);
    assertThat(bitbucket.send("POST", report + "/annotations", annotations(2)).status())
        .isEqualTo(400);
    assertThat(bitbucket.get(report + "/annotations").body().at("/annotations")).hasSize(999);
    assertThat(bitbucket.send("POST", report + "/annotations", annotations(1)).status())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'title':'t'}",
        "{'data':[]}",
        "{'title':'t','data':[],'result':'PASSED'}",
        "{'title':'t','data':[{'title':'d','type':'NUMBER','value':'2'}]}",
        "{'title':'t','data':[{'title':'d','type':'LINK','value':{'text':'x','href':'http://x'}}]}",
        "{'title':'t','data':[{},{},{},{},{},{},{}]}",
      })
  void refusesAReport(String body) throws Exception {
    assertThat(bitbucket.send("PUT", report(first, "bad"), body).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"title, 450", "details, 2000", "reporter, 450"})
  void limitsAReport(String field, int limit) throws Exception {
    String body = "{'data':[],%s'%s':'%s'}";
    String title = field.equals("title") ? "" : "'title':'t',";

    assertThat(
            bitbucket
                .send("PUT", report(first, "long"), body.formatted(title, field, "x".repeat(limit)))
                .status())
        .isEqualTo(200);
    assertThat(
            bitbucket
                .send(
                    "PUT",
                    report(first, "long"),
                    body.formatted(title, field, "x".repeat(limit + 1)))
                .status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'annotations':[]}",
        "{}",
        "{'annotations':[{'message':'m'}]}",
        "{'annotations':[{'severity':'LOW'}]}",
        "{'annotations':[{'message':'m','severity':'CRITICAL'}]}",
        "{'annotations':[{'message':'m','severity':'LOW','line':-1}]}",
        "{'annotations':[{'message':'m','severity':'LOW','type':'SMELL'}]}",
        "{'annotations':[{'message':'m','severity':'LOW'},{'message':'%s','severity':'LOW'}]}",
      })
  void refusesAnnotations(String body) throws Exception {
    String report = report(first, "strict");
    bitbucket.send("PUT", report, "{'title':'t','data':[]}");

    assertThat(
            bitbucket
                .send("POST", report + "/annotations", body.formatted("x".repeat(2001)))
                .status())
        .isEqualTo(400);
    assertThat(bitbucket.get(report + "/annotations").body().at("/annotations")).isEmpty();
  }

  private static String annotations(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> "{'message':'m','severity':'LOW'}")
        .collect(Collectors.joining(",", "{'annotations':[", "]}"));
  }

  private static String report(PullRequest pullRequest, String key) {
    return "/rest/insights/latest/projects/PAY/repos/ledger-api/commits/%s/reports/%s"
        .formatted(pullRequest.sourceTip(), key);
  }
}
