package io.pipewright.localcloud.bitbucket.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.bitbucket.PullRequest;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudInsightsTest {
  private static final String REPOSITORY = "/2.0/repositories/pay/ledger-api";

  @TempDir static Path folder;
  private static StandIn bitbucket;
  private static PullRequest first;
  private static PullRequest open;

  @BeforeAll
  static void start() throws Exception {
    bitbucket = StandIn.cloud(folder);
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
    String report = commit(open) + "/reports/pipewright";
    StandIn.Reply put =
        bitbucket.send(
            "PUT",
            report,
            """
            {'title':'Pipeline','details':'2 stages','result':'FAILED','report_type':'TEST',
             'data':[{'title':'More','type':'LINK','value':{'text':'t','href':'https://x'}}]}
            """);
    assertThat(put.status()).isEqualTo(200);
    assertThat(put.body().at("/external_id").asText()).isEqualTo("pipewright");
    assertThat(bitbucket.page(open.sourceTip())).contains("Pipeline (FAILED)");
    String annotations = report + "/annotations";
    StandIn.Reply posted = bitbucket.send("POST", annotations, annotations("a", 100));
    assertThat(posted.status()).isEqualTo(200);
    assertThat(posted.body()).hasSize(100);
    assertThat(bitbucket.send("POST", annotations, annotations("a", 100)).status()).isEqualTo(200);

    JsonNode page = bitbucket.get(annotations + "?pagelen=100").body();
    assertThat(page.at("/values")).hasSize(100);
    assertThat(page.at("/values/0/external_id").asText()).isEqualTo("a0");
    assertThat(page.at("/values/0/line").asInt()).isEqualTo(1);
    assertThat(bitbucket.send("DELETE", annotations + "/a0", "").status()).isEqualTo(204);
    assertThat(bitbucket.server.reports(StandIn.REPOSITORY, open.sourceTip()).get(0).annotations())
        .hasSize(99);
    for (int i = 0; i < 9; i++) {
      bitbucket.send("POST", annotations, annotations("more" + i + "-", 100));
    }
    assertThat(bitbucket.send("POST", annotations, annotations("last", 2)).status()).isEqualTo(400);
    assertThat(bitbucket.send("DELETE", report, "").status()).isEqualTo(204);
    assertThat(bitbucket.get(annotations).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'annotations':[]}",
        "[]",
        "[{'summary':'s','annotation_type':'BUG'}]",
        "[{'external_id':'1','annotation_type':'BUG'}]",
        "[{'external_id':'1','summary':'s'}]",
        "[{'external_id':'1','summary':'s','annotation_type':'BUG','line':0}]",
        "[{'external_id':'1','summary':'s','annotation_type':'BUG'},"
            + "{'external_id':'1','summary':'s','annotation_type':'BUG'}]",
        "101",
      })
  void refusesAnnotations(String body) throws Exception {
    String report = commit(first) + "/reports/strict";
    bitbucket.send("PUT", report, "{'title':'t','details':'d','report_type':'BUG'}");

    String sent = body.equals("101") ? annotations("x", 101) : body;

    assertThat(bitbucket.send("POST", report + "/annotations", sent).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'details':'d','report_type':'BUG'}",
        "{'title':'t','report_type':'BUG'}",
        "{'title':'t','details':'d'}",
        "{'title':'t','details':'d','report_type':'BUG','result':'PASS'}",
        "{'title':'t','details':'d','report_type':'BUG',"
            + "'data':[{'title':'x','type':'LINK','value':{'linktext':'x','href':'http://x'}}]}",
      })
  void refusesAReport(String body) throws Exception {
    assertThat(bitbucket.send("PUT", commit(first) + "/reports/bad", body).status()).isEqualTo(400);
  }

  private static String annotations(String prefix, int number) {
    return IntStream.range(0, number)
        .mapToObj(
            i ->
                "{'external_id':'%s%d','summary':'s','annotation_type':'BUG','path':'p','line':1}"
                    .formatted(prefix, i))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String commit(PullRequest pullRequest) {
    return REPOSITORY + "/commit/" + pullRequest.sourceTip();
  }
}
