package io.pipewright.localcloud.bitbucket.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.bitbucket.PostedStatus;
import io.pipewright.localcloud.bitbucket.PullRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataCenterRestTest {
  private static final String API = "/rest/api/latest";
  private static final String REPOSITORY = API + "/projects/PAY/repos/ledger-api";
  private static final String HOOKS = REPOSITORY + "/webhooks";

  @TempDir static Path folder;
  private static StandIn bitbucket;
  private static PullRequest first;
  private static PullRequest second;
  private static PullRequest open;

  @BeforeAll
  static void start() throws Exception {
    bitbucket = StandIn.dataCenter(folder);
    Developer developer = bitbucket.server.developer();
    first = developer.open(StandIn.REPOSITORY, StandIn.change("feature/One", "a", "1"));
    second = developer.open(StandIn.REPOSITORY, StandIn.change("two", "b", "1"));
    open = developer.open(StandIn.REPOSITORY, StandIn.change("three", "c", "1"));
    bitbucket.later(Duration.ofMinutes(1));
    second = developer.merge(second);
    bitbucket.later(Duration.ofMinutes(1));
    first = developer.merge(first);
  }

  @AfterAll
  static void stop() {
    bitbucket.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', GET, /projects/PAY/repos/ledger-api, 401",
    "wrong, GET, /projects/PAY/repos/ledger-api, 401",
    "reads, GET, /projects/PAY/repos/ledger-api, 200",
    "reads, GET, /projects/pay/repos/ledger-api?unknown=1, 200",
    "reads, GET, /projects/PAY/repos/other, 404",
    "reads, GET, /projects/PAY/repos/ledger-api/nothing, 404",
    "reads, PATCH, /projects/PAY/repos/ledger-api, 404",
    "writes, GET, /projects/PAY/repos/ledger-api/webhooks, 403",
    "administers, GET, /projects/PAY/repos/ledger-api/webhooks, 200",
    "administers, GET, /projects/PAY/webhooks, 403",
    "the-token, GET, /projects/PAY/webhooks, 200",
    "the-token, GET, /projects/NO/webhooks, 404",
    "reads, GET, /projects/PAY, 200",
    "reads, GET, /application-properties, 200",
  })
  void answersByRight(String token, String method, String path, int status) throws Exception {
    StandIn.Reply reply = bitbucket.call(token, method, API + path, "");

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body().at("/errors/0/message").asText().isEmpty()).isEqualTo(status == 200);
  }

  @Test
  void findsRepositoriesByPermission() throws Exception {
    String asked = API + "/repos?projectkey=PAY&name=ledger-api&permission=";

    assertThat(bitbucket.call("reads", "GET", asked + "REPO_READ", "").body().at("/size").asInt())
        .isOne();
    assertThat(bitbucket.call("reads", "GET", asked + "REPO_WRITE", "").body().at("/size").asInt())
        .isZero();
    assertThat(bitbucket.get(API + "/projects?permission=PROJECT_ADMIN").body().at("/size").asInt())
        .isOne();
  }

  @Test
  void listsPullRequestsByStateTargetAndOrder() throws Exception {
    String merged = REPOSITORY + "/pull-requests?state=MERGED&at=refs/heads/main";

    assertThat(numbers(merged + "&order=NEWEST")).containsExactly(2, 3, 1);
    assertThat(numbers(merged + "&order=OLDEST")).containsExactly(1, 3, 2);
    assertThat(numbers(REPOSITORY + "/pull-requests")).containsExactly(4);
    assertThat(numbers(REPOSITORY + "/pull-requests?state=ALL")).hasSize(4);
    assertThat(numbers(REPOSITORY + "/pull-requests?state=ALL&at=refs/heads/other")).isEmpty();
    assertThat(numbers(REPOSITORY + "/pull-requests?direction=OUTGOING&at=refs/heads/three"))
        .containsExactly(4);
    JsonNode page = bitbucket.get(merged + "&limit=2").body();
    assertThat(page.at("/isLastPage").asBoolean()).isFalse();
    assertThat(page.at("/nextPageStart").asInt()).isEqualTo(2);
    JsonNode last = bitbucket.get(merged + "&limit=2&start=2").body();
    assertThat(last.at("/isLastPage").asBoolean()).isTrue();
    assertThat(last.at("/nextPageStart").isNull()).isTrue();
    assertThat(bitbucket.get(merged + "&limit=x").status()).isEqualTo(400);
    assertThat(bitbucket.get(REPOSITORY + "/pull-requests?state=CLOSED").status()).isEqualTo(400);
  }

  @Test
  void showsAPullRequest() throws Exception {
    JsonNode shown = bitbucket.get(REPOSITORY + "/pull-requests/2").body();

    assertThat(shown.at("/properties/mergeCommit/id").asText())
        .isEqualTo(first.mergeCommit().orElseThrow());
    assertThat(shown.at("/toRef/latestCommit").asText())
        .isEqualTo(second.mergeCommit().orElseThrow());
    assertThat(shown.at("/fromRef/displayId").asText()).isEqualTo("feature/One");
    assertThat(shown.at("/closedDate").asLong())
        .isEqualTo(StandIn.NOON.plus(Duration.ofMinutes(2)).toEpochMilli());
    assertThat(bitbucket.get(REPOSITORY + "/pull-requests/9").status()).isEqualTo(404);
    assertThat(bitbucket.get(REPOSITORY + "/pull-requests/x").status()).isEqualTo(404);
    assertThat(ids(bitbucket.get(REPOSITORY + "/pull-requests/4/commits").body()))
        .containsExactly(open.sourceTip());
  }

  @Test
  void tellsWhichCommitsAnotherDoesNotHave() throws Exception {
    String newer = first.mergeCommit().orElseThrow();
    String older = second.mergeCommit().orElseThrow();
    String commits = REPOSITORY + "/commits?limit=1&until=%s&since=%s";

    assertThat(ids(bitbucket.get(commits.formatted(older, newer)).body())).isEmpty();
    assertThat(ids(bitbucket.get(commits.formatted(newer, older)).body())).containsExactly(newer);
    assertThat(ids(bitbucket.get(REPOSITORY + "/commits?until=refs/heads/main&limit=1").body()))
        .containsExactly(newer);
    assertThat(bitbucket.get(REPOSITORY + "/commits").body().at("/values")).hasSize(7);
    assertThat(bitbucket.get(commits.formatted(newer, "f".repeat(40))).status()).isEqualTo(404);
    assertThat(bitbucket.get(commits.formatted("nope", newer)).status()).isEqualTo(404);
    assertThat(
            bitbucket
                .get(REPOSITORY + "/commits/" + newer + "/merge-base?otherCommitId=" + older)
                .body()
                .at("/id")
                .asText())
        .isEqualTo(older);
  }

  @Test
  void resolvesAnAbbreviatedCommitToBeReadButNotToBeReportedOn() throws Exception {
    String hash = first.mergeCommit().orElseThrow();
    String brief = REPOSITORY + "/commits/" + hash.substring(0, 12);

    assertThat(bitbucket.get(brief).body().at("/id").asText()).isEqualTo(hash);
    assertThat(
            bitbucket
                .send("POST", brief + "/builds", "{'key':'k','state':'FAILED','url':'http://x'}")
                .status())
        .isEqualTo(404);
  }

  @Test
  void listsBranches() throws Exception {
    JsonNode branches = bitbucket.get(REPOSITORY + "/branches?filterText=ma").body();

    assertThat(branches.at("/values")).hasSize(1);
    assertThat(branches.at("/values/0/id").asText()).isEqualTo("refs/heads/main");
    assertThat(branches.at("/values/0/latestCommit").asText()).isEqualTo(bitbucket.head("main"));
    assertThat(bitbucket.get(REPOSITORY + "/default-branch").body().at("/displayId").asText())
        .isEqualTo("main");
  }

  @Test
  void keepsTheParentOfABuildStatus() throws Exception {
    String builds = commit(open) + "/builds";
    String body = "{'key':'k','state':'FAILED','url':'https://x','parent':'%s'}";

    assertThat(bitbucket.call("reads", "POST", builds, body.formatted("p")).status())
        .isEqualTo(204);
    StandIn.Reply tooLong = bitbucket.send("POST", builds, body.formatted("p".repeat(1025)));

    assertThat(tooLong.status()).isEqualTo(400);
    assertThat(bitbucket.server.statuses(StandIn.REPOSITORY, open.sourceTip()))
        .containsExactly(new PostedStatus("k", "FAILED", "https://x", "", "", "", "p"));
    assertThat(bitbucket.send("DELETE", builds + "?key=k", "").status()).isEqualTo(204);
    assertThat(bitbucket.send("DELETE", builds + "?key=k", "").status()).isEqualTo(404);
  }

  @Test
  void registersWebhooks() throws Exception {
    String url = "'url':'https://hooks.example.com/x','name':'n'";
    StandIn.Reply created =
        bitbucket.call(
            "administers",
            "POST",
            HOOKS,
            "{%s,'events':['pr:merged'],'configuration':{'secret':'s'}}".formatted(url));
    assertThat(created.status()).isEqualTo(201);
    String one = HOOKS + "/" + created.body().at("/id").asInt();

    JsonNode shown = bitbucket.get(one).body();
    assertThat(shown.at("/active").asBoolean()).isTrue();
    assertThat(shown.at("/url").asText()).isEqualTo("https://hooks.example.com/x");
    assertThat(shown.at("/scopeType").asText()).isEqualTo("repository");
    assertThat(shown.at("/configuration/secret").asText()).isEqualTo("s");
    StandIn.Reply changed =
        bitbucket.send(
            "PUT", one, "{%s,'events':['pr:merged','pr:opened'],'active':false}".formatted(url));
    assertThat(changed.body().at("/events")).hasSize(2);
    assertThat(bitbucket.server.hooks(StandIn.REPOSITORY))
        .singleElement()
        .matches(hook -> !hook.active());
    assertThat(bitbucket.get(API + "/projects/PAY/webhooks").body().at("/size").asInt()).isZero();
    assertThat(bitbucket.get(API + "/projects/PAY/webhooks/" + shown.at("/id").asInt()).status())
        .isEqualTo(404);
    assertThat(bitbucket.send("DELETE", one, "").status()).isEqualTo(204);
    assertThat(bitbucket.get(one).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name':'n','url':'https://x','events':['pr:merged','pr:to_ref_updated']} | 400",
        "{'name':'n','url':'https://x','events':['pr:reviewer:changes_requested']} | 400",
        "{'name':'n','url':'https://x','events':[]} | 400",
        "{'name':'n','url':'https://x'} | 400",
        "{'name':'n','url':'not a url','events':['pr:merged']} | 400",
        "{'name':'n','events':['pr:merged']} | 400",
        "{'url':'https://x','events':['pr:merged']} | 400",
        "{'name':'n','url':'https://x','events':['pr:merged'],'configuration':{'secret':''}} | 500",
        "[] | 400",
        "{ | 400",
      },
      quoteCharacter = '`')
  void registersNothingOfWhatDataCenterRefuses(String body, int status) throws Exception {
    int before = bitbucket.get(API + "/projects/PAY/webhooks").body().at("/size").asInt();

    assertThat(bitbucket.send("POST", API + "/projects/PAY/webhooks", body).status())
        .isEqualTo(status);
    assertThat(bitbucket.get(API + "/projects/PAY/webhooks").body().at("/size").asInt())
        .isEqualTo(before);
  }

  private static String commit(PullRequest pullRequest) {
    return REPOSITORY + "/commits/" + pullRequest.sourceTip();
  }

  private static List<Integer> numbers(String path) throws Exception {
    return StreamSupport.stream(bitbucket.get(path).body().at("/values").spliterator(), false)
        .map(node -> node.at("/id").asInt())
        .toList();
  }

  private static List<String> ids(JsonNode page) {
    return StreamSupport.stream(page.at("/values").spliterator(), false)
        .map(node -> node.at("/id").asText())
        .toList();
  }
}
