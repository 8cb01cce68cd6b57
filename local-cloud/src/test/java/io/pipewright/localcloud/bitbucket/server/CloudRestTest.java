package io.pipewright.localcloud.bitbucket.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.bitbucket.PostedStatus;
import io.pipewright.localcloud.bitbucket.PullRequest;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.ValueSource;

class CloudRestTest {
  private static final String REPOSITORY = "/2.0/repositories/pay/ledger-api";
  private static final String HOOKS = REPOSITORY + "/hooks";

  @TempDir static Path folder;
  private static StandIn bitbucket;
  private static PullRequest merged;
  private static PullRequest open;
  private static PullRequest fromFork;

  @BeforeAll
  static void start() throws Exception {
    bitbucket = StandIn.cloud(folder);
    Developer developer = bitbucket.server.developer();
    merged = developer.open(StandIn.REPOSITORY, StandIn.change("feature/One", "a", "1"));
    bitbucket.later(Duration.ofMinutes(1));
    merged = developer.merge(merged);
    open = developer.open(StandIn.REPOSITORY, StandIn.change("three", "c", "1"));
    RepositoryName fork = new RepositoryName("ADA", "ledger-api");
    developer.fork(StandIn.REPOSITORY, fork);
    fromFork = developer.open(StandIn.REPOSITORY, fork, StandIn.change("mine", "d", "1"));
  }

  @AfterAll
  static void stop() {
    bitbucket.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', /2.0/repositories/pay/ledger-api, 401",
    "wrong, /2.0/repositories/pay/ledger-api, 401",
    "reads, /2.0/repositories/pay/ledger-api, 200",
    "reads, /2.0/repositories/PAY/ledger-api?unknown=1, 200",
    "reads, /2.0/repositories/pay/other, 404",
    "reads, /2.0/repositories/pay/ledger-api/nothing, 404",
    "writes, /2.0/repositories/pay/ledger-api/hooks, 403",
    "administers, /2.0/repositories/pay/ledger-api/hooks, 200",
    "administers, /2.0/workspaces/pay/hooks, 403",
    "the-token, /2.0/workspaces/pay/hooks, 200",
    "the-token, /2.0/workspaces/no/hooks, 404",
    "reads, /2.0/workspaces/pay, 200",
  })
  void answersByRight(String token, String path, int status) throws Exception {
    StandIn.Reply reply = bitbucket.call(token, "GET", path, "");

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body().at("/type").asText().equals("error")).isEqualTo(status != 200);
  }

  @Test
  void showsARepositoryAlsoByItsUuid() throws Exception {
    JsonNode shown = bitbucket.get(REPOSITORY).body();

    assertThat(shown.at("/full_name").asText()).isEqualTo("pay/ledger-api");
    assertThat(shown.at("/mainbranch/name").asText()).isEqualTo("main");
    assertThat(shown.at("/links/clone/0/href").asText())
        .isEqualTo(bitbucket.server.url() + "/pay/ledger-api.git");
    String uuid = URLEncoder.encode(shown.at("/uuid").asText(), StandardCharsets.UTF_8);
    assertThat(bitbucket.get("/2.0/repositories/pay/" + uuid).status()).isEqualTo(200);
  }

  @Test
  void tellsWhatATokenMayDo() throws Exception {
    String query = "?q=" + encoded("repository.full_name=\"pay/ledger-api\"");
    String path = "/2.0/user/permissions/repositories" + query;

    assertThat(bitbucket.call("writes", "GET", path, "").body().at("/values/0/permission").asText())
        .isEqualTo("write");
    assertThat(bitbucket.get(path).body().at("/values/0/permission").asText()).isEqualTo("admin");
    assertThat(
            bitbucket
                .call("writes", "GET", "/2.0/repositories/pay?role=admin", "")
                .body()
                .at("/values"))
        .isEmpty();
  }

  @Test
  void listsPullRequestsByQueryOrderAndPage() throws Exception {
    String query = encoded("state=\"MERGED\" AND destination.branch.name=\"main\"");
    String path = REPOSITORY + "/pullrequests?q=" + query + "&sort=-updated_on&pagelen=1";

    JsonNode page = bitbucket.get(path).body();
    assertThat(page.at("/values")).hasSize(1);
    assertThat(page.at("/values/0/id").asInt()).isEqualTo(2);
    assertThat(page.at("/values/0/merge_commit/hash").asText())
        .isEqualTo(merged.mergeCommit().orElseThrow().substring(0, 12));
    URI next = URI.create(page.at("/next").asText());
    JsonNode last = bitbucket.get(next.getRawPath() + "?" + next.getRawQuery()).body();
    assertThat(last.at("/values/0/id").asInt()).isEqualTo(1);
    assertThat(last.has("next")).isFalse();
    assertThat(numbers(REPOSITORY + "/pullrequests?sort=id")).containsExactly(3, 4);
    assertThat(numbers(REPOSITORY + "/pullrequests?state=MERGED&state=OPEN&sort=-id"))
        .containsExactly(4, 3, 2, 1);
    assertThat(bitbucket.get(REPOSITORY + "/pullrequests?q=state").status()).isEqualTo(400);
    assertThat(bitbucket.get(REPOSITORY + "/pullrequests/77").status()).isEqualTo(404);
  }

  @Test
  void aForksCommitsAreReadThroughThePullRequest() throws Exception {
    String brief = fromFork.sourceTip().substring(0, 12);

    JsonNode shown = bitbucket.get(REPOSITORY + "/pullrequests/4").body();
    assertThat(shown.at("/source/commit/hash").asText()).isEqualTo(brief);
    assertThat(shown.at("/source/repository/full_name").asText()).isEqualTo("ada/ledger-api");
    assertThat(bitbucket.get(REPOSITORY + "/commit/" + brief).status()).isEqualTo(404);
    assertThat(
            bitbucket
                .get(REPOSITORY + "/pullrequests/4/commits")
                .body()
                .at("/values/0/hash")
                .asText())
        .isEqualTo(fromFork.sourceTip());
  }

  @Test
  void resolvesHashesAndBranches() throws Exception {
    String hash = merged.mergeCommit().orElseThrow();

    assertThat(
            bitbucket
                .get(REPOSITORY + "/commit/" + hash.substring(0, 12))
                .body()
                .at("/hash")
                .asText())
        .isEqualTo(hash);
    assertThat(bitbucket.get(REPOSITORY + "/commit/" + "f".repeat(12)).status()).isEqualTo(404);
    assertThat(bitbucket.get(REPOSITORY + "/refs/branches/main").body().at("/target/hash").asText())
        .isEqualTo(hash);
    for (String name : List.of("feature/One", "feature%2FOne")) {
      assertThat(bitbucket.get(REPOSITORY + "/refs/branches/" + name).body().at("/name").asText())
          .isEqualTo("feature/One");
    }
    assertThat(bitbucket.get(REPOSITORY + "/refs/branches/feature/one").status()).isEqualTo(404);
  }

  @Test
  void tellsWhichCommitsAnotherDoesNotHave() throws Exception {
    String newer = merged.mergeCommit().orElseThrow();
    String older = merged.targetTip();
    String commits = REPOSITORY + "/commits/%s?exclude=%s&pagelen=1";

    assertThat(bitbucket.get(commits.formatted(older, newer)).body().at("/values")).isEmpty();
    JsonNode news = bitbucket.get(commits.formatted(newer, older)).body();
    assertThat(news.at("/values/0/hash").asText()).isEqualTo(newer);
    assertThat(news.at("/next").asText()).contains("exclude=" + older).endsWith("page=2");
    assertThat(bitbucket.get(commits.formatted(newer, "f".repeat(40))).status()).isEqualTo(404);
    assertThat(bitbucket.get(REPOSITORY + "/commits?include=main&pagelen=100").body().at("/values"))
        .hasSize(5);
    assertThat(
            bitbucket
                .get(REPOSITORY + "/merge-base/" + newer + ".." + older)
                .body()
                .at("/hash")
                .asText())
        .isEqualTo(older);
  }

  @Test
  void keepsTheLastStatusOfAKeyOfFortyCharactersAtMost() throws Exception {
    String build = commit(open) + "/statuses/build";
    String body = "{'key':'%s','state':'%s','url':'https://x','refname':'three'}";
    String key = "k".repeat(40);

    assertThat(bitbucket.send("POST", build, body.formatted(key, "INPROGRESS")).status())
        .isEqualTo(201);
    assertThat(bitbucket.send("POST", build, body.formatted(key, "STOPPED")).status())
        .isEqualTo(200);
    StandIn.Reply tooLong = bitbucket.send("POST", build, body.formatted(key + "k", "FAILED"));

    assertThat(tooLong.status()).isEqualTo(400);
    assertThat(tooLong.body().at("/error/fields/key/0").asText()).contains("40");
    assertThat(bitbucket.send("POST", build, body.formatted("k", "CANCELLED")).status())
        .isEqualTo(400);
    assertThat(bitbucket.server.statuses(StandIn.REPOSITORY, open.sourceTip()))
        .containsExactly(new PostedStatus(key, "STOPPED", "https://x", "", "", "three"));
    assertThat(bitbucket.get(build + "/" + key).body().at("/state").asText()).isEqualTo("STOPPED");
    assertThat(bitbucket.get(commit(open) + "/statuses").body().at("/size").asInt()).isOne();
    assertThat(bitbucket.get(build + "/other").status()).isEqualTo(404);
  }

  @Test
  void neverShowsASecret() throws Exception {
    String body = "{'description':'n','url':'https://h.example.com/','events':['repo:push']%s}";
    StandIn.Reply created =
        bitbucket.send("POST", HOOKS, body.formatted(",'active':true,'secret':'top'"));
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.body().at("/secret_set").asBoolean()).isTrue();
    assertThat(created.body().toString()).doesNotContain("top");
    String one = HOOKS + "/" + encoded(created.body().at("/uuid").asText());

    assertThat(bitbucket.get(one).body().at("/subject_type").asText()).isEqualTo("repository");
    assertThat(bitbucket.send("PUT", one, body.formatted("")).body().at("/secret_set").asBoolean())
        .isTrue();
    assertThat(bitbucket.server.hooks(StandIn.REPOSITORY).get(0).secret()).contains("top");
    assertThat(
            bitbucket
                .send("PUT", one, body.formatted(",'secret':null"))
                .body()
                .at("/secret_set")
                .asBoolean())
        .isFalse();
    assertThat(bitbucket.get(HOOKS).body().at("/values")).hasSize(1);
    assertThat(bitbucket.get("/2.0/workspaces/pay/hooks").body().at("/values")).isEmpty();
    assertThat(bitbucket.send("DELETE", one, "").status()).isEqualTo(204);
    assertThat(bitbucket.send("DELETE", one, "").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'url':'https://x','events':['pr:merged']}",
        "{'url':'https://x','events':[]}",
        "{'events':['repo:push']}",
        "{'url':'https://x','events':['repo:push'],'secret':'%s'}",
      })
  void registersNothingOfWhatCloudRefuses(String body) throws Exception {
    StandIn.Reply refused =
        bitbucket.send("POST", "/2.0/workspaces/pay/hooks", body.formatted("x".repeat(129)));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().at("/type").asText()).isEqualTo("error");
    assertThat(bitbucket.server.projectHooks("pay")).isEmpty();
  }

  private static String commit(PullRequest pullRequest) {
    return REPOSITORY + "/commit/" + pullRequest.sourceTip();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<Integer> numbers(String path) throws Exception {
    return StreamSupport.stream(bitbucket.get(path).body().at("/values").spliterator(), false)
        .map(node -> node.at("/id").asInt())
        .toList();
  }
}
