package io.pipewright.receive.event.datacenter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.receive.event.Event;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataCenterEventParserTest {
  private static final Event MERGE =
      new Event.PullRequestMerged(
          new RepositoryId("LEDGER", "ledger-api"), "main", Optional.of("3".repeat(40)), 12);

  private final DataCenterEventParser parser = new DataCenterEventParser();

  @Test
  void readsMerge() {
    assertThat(parse(root -> {})).isEqualTo(MERGE);
  }

  @Test
  void takesTheMergeCommitNotTheTargetsTip() {
    assertThat(parse(root -> target(root).put("latestCommit", "4".repeat(40)))).isEqualTo(MERGE);
  }

  @Test
  void needsNoLinks() {
    assertThat(
            parse(
                root -> {
                  root.withObject("/pullRequest").remove("links");
                  repository(root).remove("links");
                }))
        .isEqualTo(MERGE);
  }

  @Test
  void malformedCloneLinksDoNotMatter() {
    assertThat(parse(root -> repository(root).withObject("/links").put("clone", 7)))
        .isEqualTo(MERGE);
  }

  @Test
  void takesDatesOfBothForms() {
    assertThat(
            parse(
                root ->
                    root.withObject("/pullRequest")
                        .put("createdDate", "2026-03-02T08:00:00Z")
                        .put("closedDate", "2026-03-02T09:15:42Z")))
        .isEqualTo(MERGE);
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
  void orderOfFieldsDoesNotMatter() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode reversed = reversed(mapper.readTree(Deliveries.merged(root -> {})));

    assertThat(parser.parse("pr:merged", mapper.writeValueAsBytes(reversed))).isEqualTo(MERGE);
  }

  @Test
  void takesSlugNotName() {
    assertThat(parse(root -> repository(root).put("name", "Something Else"))).isEqualTo(MERGE);
  }

  @Test
  void readsPersonalProject() {
    Event event = parse(root -> repository(root).withObject("/project").put("key", "~ada.l"));

    assertThat(event)
        .isInstanceOfSatisfying(
            Event.PullRequestMerged.class,
            merged -> assertThat(merged.repository()).hasToString("~ada.l/ledger-api"));
  }

  @Test
  void keepsSlashesAndCaseOfBranch() {
    assertThat(parse(root -> target(root).put("id", "refs/heads/Release/2.x")))
        .isInstanceOfSatisfying(
            Event.PullRequestMerged.class,
            merged -> assertThat(merged.branch()).isEqualTo("Release/2.x"));
  }

  @Test
  void missingMergeCommitIsNoError() {
    assertThat(parse(root -> root.withObject("/pullRequest").remove("properties")))
        .isInstanceOfSatisfying(
            Event.PullRequestMerged.class, merged -> assertThat(merged.commit()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "333333333333", "refs/heads/main", "../../etc", "--upload-pack=x"})
  void refusesWhatIsNoCommit(String id) {
    assertThat(parse(root -> root.withObject("/pullRequest/properties/mergeCommit").put("id", id)))
        .isInstanceOf(Event.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../other", "a/b", "a b", "a%2fb", "a\nb", "x?y"})
  void refusesWhatIsNoSlug(String slug) {
    assertThat(parse(root -> repository(root).put("slug", slug)))
        .isInstanceOf(Event.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "~", "A/B", "~../x"})
  void refusesWhatIsNoProject(String key) {
    assertThat(parse(root -> repository(root).withObject("/project").put("key", key)))
        .isInstanceOf(Event.Malformed.class);
  }

  @Test
  void targetThatIsNoBranchIsIgnored() {
    assertThat(parse(root -> target(root).put("id", "refs/tags/main")))
        .isInstanceOf(Event.Ignored.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[]",
        "null",
        "7",
        "\"pr:merged\"",
        "{} {}",
        "{\"pullRequest\":7}",
        "\u0000",
      })
  void whatIsNoMergeIsMalformed(String body) {
    assertThat(parser.parse("pr:merged", body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Event.Malformed.class);
  }

  @Test
  void deepNestingIsMalformed() {
    byte[] body = "[".repeat(200_000).getBytes(StandardCharsets.UTF_8);

    assertThat(parser.parse("pr:merged", body)).isInstanceOf(Event.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pr:opened", "pr:declined", "repo:refs_changed", "something:new"})
  void otherEventsAreIgnored(String key) {
    byte[] body = Deliveries.merged(root -> root.put("eventKey", key));

    assertThat(parser.parse(key, body)).isInstanceOf(Event.Ignored.class);
  }

  @Test
  void unsignedHeaderCannotTurnAnotherEventIntoMerge() {
    byte[] opened = Deliveries.merged(root -> root.put("eventKey", "pr:opened"));

    assertThat(parser.parse("pr:merged", opened)).isInstanceOf(Event.Malformed.class);
  }

  @Test
  void pingIsNotRead() {
    assertThat(parser.isPing("diagnostics:ping")).isTrue();
    assertThat(parser.isPing("pr:merged")).isFalse();
    assertThat(parser.parse("diagnostics:ping", new byte[] {0})).isEqualTo(new Event.Ping());
  }

  private Event parse(Consumer<ObjectNode> change) {
    return parser.parse("pr:merged", Deliveries.merged(change));
  }

  private static ObjectNode target(ObjectNode root) {
    return root.withObject("/pullRequest/toRef");
  }

  private static ObjectNode repository(ObjectNode root) {
    return root.withObject("/pullRequest/toRef/repository");
  }

  private static JsonNode reversed(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    Collections.reverse(names);
    ObjectNode reversed = object.objectNode();
    names.forEach(name -> reversed.set(name, reversed(object.get(name))));
    return reversed;
  }
}
