package io.pipewright.localcloud.bitbucket.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.bitbucket.Change;
import io.pipewright.localcloud.bitbucket.DeliveryRecord;
import io.pipewright.localcloud.bitbucket.DeliveryRecord.Outcome;
import io.pipewright.localcloud.bitbucket.Disturbance;
import io.pipewright.localcloud.bitbucket.PullRequest;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCenterDeliveryTest {
  private static final String ZERO = "0".repeat(40);
  private static final String HOOKS = "/rest/api/latest/projects/PAY/repos/ledger-api/webhooks";

  @TempDir Path folder;
  private StandIn bitbucket;
  private Endpoint endpoint;

  @BeforeEach
  void start() throws Exception {
    bitbucket = StandIn.dataCenter(folder);
    endpoint = new Endpoint();
  }

  @AfterEach
  void stop() {
    bitbucket.close();
    endpoint.close();
  }

  @Test
  void tellsOfAPullRequestFromTheFirstCommitToTheMerge() throws Exception {
    register("repo:refs_changed", "pr:opened", "pr:from_ref_updated", "pr:modified", "pr:merged");
    String before = bitbucket.head("main");

    PullRequest opened = developer().open(StandIn.REPOSITORY, StandIn.change("fix/A", "a", "1"));
    PullRequest updated = developer().update(opened, StandIn.change("", "a", "2"));
    developer().retitle(updated, "better");
    PullRequest merged = developer().merge(updated);
    settle();

    assertThat(endpoint.events())
        .containsExactly(
            "repo:refs_changed",
            "pr:opened",
            "repo:refs_changed",
            "pr:from_ref_updated",
            "pr:modified",
            "pr:merged",
            "repo:refs_changed");
    for (Endpoint.Received delivery : endpoint.received()) {
      assertThat(delivery.signedWith("s3cret")).isTrue();
      assertThat(delivery.headers()).containsKeys("x-request-id").doesNotContainKey("x-hook-uuid");
      assertThat(delivery.json().at("/eventKey").asText()).isEqualTo(delivery.event());
      assertThat(delivery.json().at("/actor/slug").asText()).isEqualTo("ada");
      assertThat(delivery.json().at("/date").asText()).isEqualTo("2026-01-02T12:00:00+0000");
    }
    JsonNode open = endpoint.only("pr:opened").json().get("pullRequest");
    assertThat(open.at("/state").asText()).isEqualTo("OPEN");
    assertThat(open.at("/fromRef/id").asText()).isEqualTo("refs/heads/fix/A");
    assertThat(open.at("/fromRef/latestCommit").asText()).isEqualTo(opened.sourceTip());
    assertThat(open.has("properties")).isFalse();
    JsonNode moved = endpoint.only("pr:from_ref_updated").json();
    assertThat(moved.at("/previousFromHash").asText()).isEqualTo(opened.sourceTip());
    assertThat(moved.at("/pullRequest/fromRef/latestCommit").asText())
        .isEqualTo(updated.sourceTip());
    JsonNode renamed = endpoint.only("pr:modified").json();
    assertThat(renamed.at("/previousTitle").asText()).isEqualTo("feat: fix/A");
    JsonNode merge = endpoint.only("pr:merged").json().get("pullRequest");
    assertThat(merge.at("/state").asText()).isEqualTo("MERGED");
    assertThat(merge.at("/title").asText()).isEqualTo("better");
    assertThat(merge.at("/closedDate").isNumber()).isTrue();
    assertThat(merge.at("/toRef/latestCommit").asText()).isEqualTo(before);
    assertThat(merge.at("/properties/mergeCommit/id").asText())
        .isEqualTo(bitbucket.head("main"))
        .isEqualTo(merged.mergeCommit().orElseThrow());
    JsonNode push = endpoint.received().get(6).json();
    assertThat(push.at("/repository/project/key").asText()).isEqualTo("PAY");
    assertThat(push.at("/changes/0/ref/id").asText()).isEqualTo("refs/heads/main");
    assertThat(push.at("/changes/0/ref/displayId").asText()).isEqualTo("main");
    assertThat(push.at("/changes/0/ref/type").asText()).isEqualTo("BRANCH");
    assertThat(push.at("/changes/0/type").asText()).isEqualTo("UPDATE");
    assertThat(push.at("/changes/0/fromHash").asText()).isEqualTo(before);
    assertThat(push.at("/changes/0/toHash").asText()).isEqualTo(bitbucket.head("main"));
    assertThat(push.at("/toCommit/id").asText()).isEqualTo(bitbucket.head("main"));
    assertThat(push.at("/commits")).hasSize(3);
  }

  @Test
  void tellsOfBranchesThatComeAndGoAndOfANewName() throws Exception {
    register("repo:refs_changed", "repo:modified", "pr:declined");

    String pushed = developer().push(StandIn.REPOSITORY, StandIn.change("Hot/Fix", "a", "1"));
    developer().deleteBranch(StandIn.REPOSITORY, "Hot/Fix");
    PullRequest declined = developer().open(StandIn.REPOSITORY, StandIn.change("no", "a", "1"));
    developer().decline(declined);
    developer().rename(StandIn.REPOSITORY, new RepositoryName("PAY", "ledger"));
    settle();

    JsonNode added = endpoint.received().get(0).json().at("/changes/0");
    assertThat(added.at("/type").asText()).isEqualTo("ADD");
    assertThat(added.at("/refId").asText()).isEqualTo("refs/heads/Hot/Fix");
    assertThat(added.at("/fromHash").asText()).isEqualTo(ZERO);
    assertThat(added.at("/toHash").asText()).isEqualTo(pushed);
    JsonNode gone = endpoint.received().get(1).json();
    assertThat(gone.at("/changes/0/type").asText()).isEqualTo("DELETE");
    assertThat(gone.at("/changes/0/toHash").asText()).isEqualTo(ZERO);
    assertThat(gone.has("toCommit")).isFalse();
    assertThat(endpoint.only("pr:declined").json().at("/pullRequest/state").asText())
        .isEqualTo("DECLINED");
    JsonNode renamed = endpoint.only("repo:modified").json();
    assertThat(renamed.at("/old/slug").asText()).isEqualTo("ledger-api");
    assertThat(renamed.at("/new/slug").asText()).isEqualTo("ledger");
    assertThat(renamed.at("/old/id").asInt()).isEqualTo(renamed.at("/new/id").asInt());
  }

  @Test
  void skipsAWebhookThatFailedFiveTimesAndNeverSendsThoseAgain() throws Exception {
    register("repo:refs_changed");
    endpoint.alwaysAnswer(500);

    push(7);

    assertThat(outcomes())
        .containsExactly(
            Outcome.FAILED,
            Outcome.FAILED,
            Outcome.FAILED,
            Outcome.FAILED,
            Outcome.FAILED,
            Outcome.SKIPPED,
            Outcome.SKIPPED);
    bitbucket.later(Duration.ofSeconds(10));
    push(1);
    bitbucket.later(Duration.ofSeconds(19));
    push(1);
    assertThat(outcomes().subList(7, 9)).containsExactly(Outcome.FAILED, Outcome.SKIPPED);
    bitbucket.later(Duration.ofHours(10));
    endpoint.alwaysAnswer(200);
    push(2);
    assertThat(outcomes().subList(9, 11)).containsExactly(Outcome.DELIVERED, Outcome.DELIVERED);
    assertThat(endpoint.received()).hasSize(8);
  }

  @Test
  void aTestDoublesLosesDelaysReordersAndCompresses() throws Exception {
    register("repo:refs_changed");

    bitbucket.server.disturb(Disturbance.duplicate());
    push(1);
    assertThat(endpoint.received()).hasSize(2);
    assertThat(endpoint.received().get(0).headers().get("x-request-id"))
        .isEqualTo(endpoint.received().get(1).headers().get("x-request-id"));

    bitbucket.server.disturb(Disturbance.lose());
    push(1);
    assertThat(endpoint.received()).hasSize(2);
    assertThat(outcomes()).endsWith(Outcome.LOST);

    bitbucket.server.disturb(Disturbance.reorder(2));
    String first = developer().push(StandIn.REPOSITORY, StandIn.change("r", "a", "1"));
    settle();
    assertThat(endpoint.received()).hasSize(2);
    String second = developer().push(StandIn.REPOSITORY, StandIn.change("r", "a", "2"));
    settle();
    assertThat(tips().subList(2, 4)).containsExactly(second, first);

    bitbucket.server.disturb(Disturbance.compress());
    push(1);
    assertThat(endpoint.received().get(4).compressed()).isTrue();
    assertThat(endpoint.received().get(4).signedWith("s3cret")).isTrue();

    bitbucket.server.disturb(Disturbance.delay(Duration.ofMillis(300)));
    developer().push(StandIn.REPOSITORY, StandIn.change("r", "a", "3"));
    assertThat(endpoint.received()).hasSize(5);
    settle();
    assertThat(endpoint.received()).hasSize(6);
  }

  @Test
  void aProjectsWebhookIsToldOfAllItsRepositoriesAndAnInactiveOneOfNothing() throws Exception {
    String body =
        "{'name':'all','url':'%s','events':['repo:refs_changed'],'active':%s}"
            .formatted(endpoint.url(), "%s");
    bitbucket.send("POST", "/rest/api/latest/projects/PAY/webhooks", body.formatted("true"));
    bitbucket.send("POST", HOOKS, body.formatted("false"));

    push(1);

    assertThat(endpoint.received()).hasSize(1);
    assertThat(endpoint.received().get(0).headers()).doesNotContainKey("x-hub-signature");
  }

  @Test
  void testsAConnectionByAnUnsignedPing() throws Exception {
    register("repo:refs_changed");

    StandIn.Reply reply = bitbucket.send("POST", HOOKS + "/test?url=" + endpoint.url(), "{}");
    endpoint.answer(500);
    StandIn.Reply refused = bitbucket.send("POST", HOOKS + "/test?url=" + endpoint.url(), "{}");

    Endpoint.Received ping = endpoint.received().get(0);
    assertThat(ping.event()).isEqualTo("diagnostics:ping");
    assertThat(ping.headers()).containsKey("x-request-id").doesNotContainKey("x-hub-signature");
    assertThat(ping.body()).isEqualTo("{\"test\":true}");
    assertThat(reply.body().at("/result/outcome").asText()).isEqualTo("SUCCESS");
    assertThat(refused.body().at("/result/outcome").asText()).isEqualTo("FAILURE");
  }

  private void register(String... events) throws Exception {
    String keys = String.join("','", events);
    StandIn.Reply reply =
        bitbucket.send(
            "POST",
            HOOKS,
            "{'name':'n','url':'%s','events':['%s'],'configuration':{'secret':'s3cret'}}"
                .formatted(endpoint.url(), keys));
    assertThat(reply.status()).isEqualTo(201);
  }

  private void push(int times) {
    for (int i = 0; i < times; i++) {
      developer()
          .push(
              StandIn.REPOSITORY, new Change("main", "fix: " + i, Map.of("n", String.valueOf(i))));
      settle();
    }
  }

  private void settle() {
    assertThat(bitbucket.server.settle(Duration.ofSeconds(30))).isTrue();
  }

  private Developer developer() {
    return bitbucket.server.developer();
  }

  private List<Outcome> outcomes() {
    return bitbucket.server.deliveryLog().stream().map(DeliveryRecord::outcome).toList();
  }

  private List<String> tips() throws Exception {
    List<String> tips = new ArrayList<>();
    for (Endpoint.Received delivery : endpoint.received()) {
      tips.add(delivery.json().at("/changes/0/toHash").asText());
    }
    return tips;
  }
}
