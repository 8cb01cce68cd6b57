package io.pipewright.receive.event.datacenter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.receive.Payload;
import io.pipewright.receive.event.Event;
import io.pipewright.repository.RepositoryId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PullRequestEventsTest {
  private static final RepositoryId LEDGER = new RepositoryId("LEDGER", "ledger-api");
  private static final Event MERGE =
      new Event.PullRequestMerged(LEDGER, "main", Optional.of("3".repeat(40)), 12);

  private final PayloadParser parser = new PayloadParser();

  @Test
  void readsMerge() {
    assertThat(merged(root -> {})).isEqualTo(MERGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pr:opened", "pr:from_ref_updated", "pr:modified"})
  void readsChange(String key) {
    byte[] body = Payload.of("datacenter/pr-opened", root -> root.put("eventKey", key));

    assertThat(parser.parse(key, body)).isEqualTo(new Event.PullRequestChanged(LEDGER, "main", 12));
  }

  @Test
  void changedTargetIsTheNewOne() {
    byte[] body =
        Payload.of(
            "datacenter/pr-opened",
            root -> {
              root.put("eventKey", "pr:modified");
              root.putObject("previousTarget").put("id", "refs/heads/main");
              target(root).put("id", "refs/heads/Release/2.x");
            });

    assertThat(parser.parse("pr:modified", body))
        .isEqualTo(new Event.PullRequestChanged(LEDGER, "Release/2.x", 12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DECLINED", "MERGED"})
  void changeOfClosedPullRequestIsIgnored(String state) {
    byte[] body =
        Payload.of(
            "datacenter/pr-opened", root -> root.withObject("/pullRequest").put("state", state));

    assertThat(parser.parse("pr:opened", body)).isInstanceOf(Event.Ignored.class);
  }

  @Test
  void whatIsStillOpenIsNoMerge() {
    assertThat(merged(root -> root.withObject("/pullRequest").put("state", "OPEN")))
        .isInstanceOf(Event.Malformed.class);
  }

  @Test
  void takesTheMergeCommitNotTheTargetsTip() {
    assertThat(merged(root -> target(root).put("latestCommit", "4".repeat(40)))).isEqualTo(MERGE);
  }

  @Test
  void needsNoLinks() {
    assertThat(
            merged(
                root -> {
                  root.withObject("/pullRequest").remove("links");
                  repository(root).remove("links");
                }))
        .isEqualTo(MERGE);
  }

  @Test
  void malformedCloneLinksDoNotMatter() {
    assertThat(merged(root -> repository(root).withObject("/links").put("clone", 7)))
        .isEqualTo(MERGE);
    assertThat(merged(root -> repository(root).withObject("/links").remove("clone")))
        .isEqualTo(MERGE);
  }

  @Test
  void takesDatesOfBothForms() {
    assertThat(
            merged(
                root ->
                    root.withObject("/pullRequest")
                        .put("createdDate", "2026-03-02T08:00:00Z")
                        .put("closedDate", "2026-03-02T09:15:42Z")))
        .isEqualTo(MERGE);
    assertThat(merged(root -> root.put("date", 1_772_439_342_000L))).isEqualTo(MERGE);
  }

  @Test
  void needsNoMoreThanItReads() {
    String least =
        """
        {"pullRequest":{"properties":{"mergeCommit":{"id":"%s"}},"id":12,"toRef":{"repository":
        {"project":{"key":"LEDGER"},"slug":"ledger-api"},"id":"refs/heads/main"}}}
        """
            .formatted("3".repeat(40));

    assertThat(parser.parse("pr:merged", least.getBytes(StandardCharsets.UTF_8))).isEqualTo(MERGE);
  }

  @Test
  void orderOfFieldsDoesNotMatter() {
    assertThat(parser.parse("pr:merged", Payload.reversed(Payload.MERGED))).isEqualTo(MERGE);
  }

  @Test
  void takesSlugNotName() {
    assertThat(merged(root -> repository(root).put("name", "Something Else"))).isEqualTo(MERGE);
  }

  @ParameterizedTest
  @CsvSource({
    "~ada.l,PERSONAL,ledger-api,~ada.l/ledger-api",
    "ada.l,PERSONAL,ledger-api,~ada.l/ledger-api",
    "LEDGER,NORMAL,Ledger-API,LEDGER/ledger-api",
    "ledger,NORMAL,ledger-api,ledger/ledger-api",
    "L_2-x,,ledger.api_2,L_2-x/ledger.api_2"
  })
  void readsNames(String key, String type, String slug, String name) {
    Event event =
        merged(
            root -> {
              repository(root).put("slug", slug);
              repository(root).withObject("/project").put("key", key).put("type", type);
            });

    assertThat(event)
        .isInstanceOfSatisfying(
            Event.PullRequestMerged.class,
            merged -> assertThat(merged.repository()).hasToString(name));
  }

  @Test
  void keepsSlashesAndCaseOfBranch() {
    assertThat(merged(root -> target(root).put("id", "refs/heads/Release/2.x")))
        .isInstanceOfSatisfying(
            Event.PullRequestMerged.class,
            merged -> assertThat(merged.branch()).isEqualTo("Release/2.x"));
  }

  @Test
  void missingMergeCommitIsNoError() {
    assertThat(merged(root -> root.withObject("/pullRequest").remove("properties")))
        .isInstanceOfSatisfying(
            Event.PullRequestMerged.class, merged -> assertThat(merged.commit()).isEmpty());
    assertThat(merged(root -> root.withObject("/pullRequest/properties").putNull("mergeCommit")))
        .isInstanceOfSatisfying(
            Event.PullRequestMerged.class, merged -> assertThat(merged.commit()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "333333333333", "refs/heads/main", "../../etc", "--upload-pack=x"})
  void refusesWhatIsNoCommit(String id) {
    assertThat(merged(root -> root.withObject("/pullRequest/properties/mergeCommit").put("id", id)))
        .isInstanceOf(Event.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../other", "a/b", "a b", "a%2fb", "a\nb", "x?y"})
  void refusesWhatIsNoSlug(String slug) {
    assertThat(merged(root -> repository(root).put("slug", slug)))
        .isInstanceOf(Event.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "~", "A/B", "~../x"})
  void refusesWhatIsNoProject(String key) {
    assertThat(merged(root -> repository(root).withObject("/project").put("key", key)))
        .isInstanceOf(Event.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "\"12\"", "null", "99999999999999999999"})
  void refusesWhatIsNoNumber(String number) {
    String body = new String(Payload.of(Payload.MERGED), StandardCharsets.UTF_8);

    assertThat(
            parser.parse(
                "pr:merged",
                body.replace("\"id\":12,", "\"id\":" + number + ",")
                    .getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Event.Malformed.class);
  }

  @Test
  void targetThatIsNoBranchIsIgnored() {
    assertThat(merged(root -> target(root).put("id", "refs/tags/main")))
        .isInstanceOf(Event.Ignored.class);
  }

  private Event merged(Consumer<ObjectNode> change) {
    return parser.parse("pr:merged", Payload.of(Payload.MERGED, change));
  }

  private static ObjectNode target(ObjectNode root) {
    return root.withObject("/pullRequest/toRef");
  }

  private static ObjectNode repository(ObjectNode root) {
    return root.withObject("/pullRequest/toRef/repository");
  }
}
