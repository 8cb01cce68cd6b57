package io.pipewright.localcloud.bitbucket.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.bitbucket.Change;
import io.pipewright.localcloud.bitbucket.DeliveryRecord;
import io.pipewright.localcloud.bitbucket.DeliveryRecord.Outcome;
import io.pipewright.localcloud.bitbucket.MergedPullRequest;
import io.pipewright.localcloud.bitbucket.PullRequest;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudDeliveryTest {
  private static final String HOOKS = "/2.0/repositories/pay/ledger-api/hooks";

  @TempDir Path folder;
  private StandIn bitbucket;
  private Endpoint endpoint;

  @BeforeEach
  void start() throws Exception {
    bitbucket = StandIn.cloud(folder);
    endpoint = new Endpoint();
  }

  @AfterEach
  void stop() {
    bitbucket.close();
    endpoint.close();
  }

  @Test
  void tellsOfAPullRequestFromTheFirstCommitToTheMerge() throws Exception {
    register(
        "repo:push",
        "pullrequest:created",
        "pullrequest:updated",
        "pullrequest:fulfilled",
        "pullrequest:rejected");
    String before = bitbucket.head("main");

    PullRequest opened = developer().open(StandIn.REPOSITORY, StandIn.change("fix/A", "a", "1"));
    PullRequest updated = developer().update(opened, StandIn.change("", "a", "2"));
    developer().merge(updated);
    developer().decline(developer().open(StandIn.REPOSITORY, StandIn.change("no", "b", "1")));
    settle();

    assertThat(endpoint.events())
        .containsExactly(
            "repo:push",
            "pullrequest:created",
            "repo:push",
            "pullrequest:updated",
            "pullrequest:fulfilled",
            "repo:push",
            "repo:push",
            "pullrequest:created",
            "pullrequest:rejected");
    for (Endpoint.Received delivery : endpoint.received()) {
      assertThat(delivery.signedWith("s3cret")).isTrue();
      assertThat(delivery.headers())
          .containsEntry("x-attempt-number", "1")
          .containsEntry("user-agent", "Bitbucket-Webhooks/2.0")
          .containsKeys("x-request-uuid", "x-hook-uuid")
          .doesNotContainKey("x-request-id");
      assertThat(delivery.json().at("/repository/full_name").asText()).isEqualTo("pay/ledger-api");
      assertThat(delivery.json().at("/repository/workspace/slug").asText()).isEqualTo("pay");
      assertThat(delivery.json().at("/repository/uuid").asText()).startsWith("{").endsWith("}");
      assertThat(delivery.json().at("/repository/links/html/href").asText()).isNotEmpty();
      assertThat(delivery.json().at("/repository/links").has("clone")).isFalse();
    }
    JsonNode merged = endpoint.only("pullrequest:fulfilled").json().get("pullrequest");
    assertThat(merged.at("/state").asText()).isEqualTo("MERGED");
    assertThat(merged.at("/id").asInt()).isEqualTo(2);
    assertThat(merged.at("/merge_commit/hash").asText())
        .isEqualTo(bitbucket.head("main").substring(0, 12));
    assertThat(merged.at("/destination/branch/name").asText()).isEqualTo("main");
    assertThat(merged.at("/destination/commit/hash").asText()).isEqualTo(before.substring(0, 12));
    assertThat(merged.at("/source/branch/name").asText()).isEqualTo("fix/A");
    assertThat(merged.at("/source/commit/hash").asText())
        .isEqualTo(updated.sourceTip().substring(0, 12));
    assertThat(merged.at("/closed_by/type").asText()).isEqualTo("user");
    JsonNode open = endpoint.received().get(1).json().get("pullrequest");
    assertThat(open.at("/state").asText()).isEqualTo("OPEN");
    assertThat(open.at("/merge_commit").isNull()).isTrue();
    assertThat(endpoint.only("pullrequest:rejected").json().at("/pullrequest/state").asText())
        .isEqualTo("DECLINED");
    JsonNode push = endpoint.received().get(5).json().at("/push/changes/0");
    assertThat(push.at("/new/type").asText()).isEqualTo("branch");
    assertThat(push.at("/new/name").asText()).isEqualTo("main");
    assertThat(push.at("/new/target/hash").asText()).isEqualTo(bitbucket.head("main"));
    assertThat(push.at("/old/target/hash").asText()).isEqualTo(before);
    assertThat(push.at("/forced").asBoolean()).isFalse();
    assertThat(endpoint.received().get(0).json().at("/push/changes/0/old").isNull()).isTrue();
  }

  @Test
  void tellsOfDeletedBranchesTagsAndANewName() throws Exception {
    register("repo:push", "repo:updated");
    RealGit git = new RealGit(folder);
    String url =
        bitbucket
            .server
            .gitUrl(StandIn.REPOSITORY)
            .toString()
            .replace("http://", "http://x-token-auth:the-token@");
    git.run("clone", "-q", url, "clone");
    RealGit clone = new RealGit(folder.resolve("clone"));
    clone.run("tag", "-a", "v1.0.0", "-m", "Release");
    clone.run("push", "-q", "origin", "v1.0.0");
    developer().push(StandIn.REPOSITORY, StandIn.change("old", "a", "1"));
    developer().deleteBranch(StandIn.REPOSITORY, "old");
    developer().rename(StandIn.REPOSITORY, new RepositoryName("PAY", "ledger"));
    settle();

    JsonNode tag = endpoint.received().get(0).json().at("/push/changes/0/new");
    assertThat(tag.at("/type").asText()).isEqualTo("tag");
    assertThat(tag.at("/name").asText()).isEqualTo("v1.0.0");
    assertThat(tag.at("/target/hash").asText()).isEqualTo(clone.run("rev-parse", "HEAD"));
    JsonNode gone = endpoint.received().get(2).json().at("/push/changes/0");
    assertThat(gone.at("/new").isNull()).isTrue();
    assertThat(gone.at("/closed").asBoolean()).isTrue();
    JsonNode renamed = endpoint.only("repo:updated").json();
    assertThat(renamed.at("/changes/full_name/old").asText()).isEqualTo("pay/ledger-api");
    assertThat(renamed.at("/changes/full_name/new").asText()).isEqualTo("pay/ledger");
    assertThat(renamed.at("/repository/slug").asText()).isEqualTo("ledger");
    assertThat(renamed.at("/repository/uuid").asText())
        .isEqualTo(endpoint.received().get(0).json().at("/repository/uuid").asText());
  }

  @Test
  void triesAServersErrorTwiceMoreAtOnceAndNothingElse() throws Exception {
    register("repo:push");
    endpoint.answer(500, 503, 500, 404, 502, 202);

    push("one");
    push("two");
    push("three");

    assertThat(bitbucket.server.deliveryLog())
        .extracting(DeliveryRecord::attempt)
        .containsExactly(1, 2, 3, 1, 1, 2);
    List<Endpoint.Received> received = endpoint.received();
    assertThat(received.get(2).headers())
        .containsEntry("x-attempt-number", "3")
        .containsEntry("x-request-uuid", received.get(0).headers().get("x-request-uuid"));
    assertThat(received.get(2).body()).isEqualTo(received.get(0).body());
    assertThat(received.get(3).headers().get("x-request-uuid"))
        .isNotEqualTo(received.get(0).headers().get("x-request-uuid"));
    push("four");
    assertThat(bitbucket.server.deliveryLog())
        .last()
        .extracting(DeliveryRecord::outcome)
        .isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void whatIsTooLargeIsNotSent() throws Exception {
    register("repo:push");

    developer()
        .push(
            StandIn.REPOSITORY,
            new Change("big", "feat: b\n\n" + "x".repeat(300 * 1024), Map.of("a", "1")));
    settle();

    assertThat(endpoint.received()).isEmpty();
    assertThat(bitbucket.server.deliveryLog())
        .singleElement()
        .extracting(DeliveryRecord::outcome)
        .isEqualTo(Outcome.TOO_LARGE);
  }

  @Test
  void aDeliveryCanBeMadeWithoutARegisteredWebhook() throws Exception {
    MergedPullRequest merged =
        bitbucket.server.merge(StandIn.REPOSITORY, StandIn.change("x", "a", "1"));

    var delivery = bitbucket.server.delivery(merged, "other");

    assertThat(delivery.event()).isEqualTo("pullrequest:fulfilled");
    assertThat(delivery.headers()).containsKeys("X-Hub-Signature", "X-Request-UUID");
  }

  private void register(String... events) throws Exception {
    StandIn.Reply reply =
        bitbucket.send(
            "POST",
            HOOKS,
            "{'description':'n','url':'%s','active':true,'events':['%s'],'secret':'s3cret'}"
                .formatted(endpoint.url(), String.join("','", events)));
    assertThat(reply.status()).isEqualTo(201);
  }

  private void push(String branch) {
    developer().push(StandIn.REPOSITORY, StandIn.change(branch, "a", branch));
    settle();
  }

  private void settle() {
    assertThat(bitbucket.server.settle(Duration.ofSeconds(30))).isTrue();
  }

  private Developer developer() {
    return bitbucket.server.developer();
  }
}
