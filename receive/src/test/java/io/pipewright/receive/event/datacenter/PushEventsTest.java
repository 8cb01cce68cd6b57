package io.pipewright.receive.event.datacenter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.receive.Payload;
import io.pipewright.receive.event.Event;
import io.pipewright.repository.RepositoryId;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PushEventsTest {
  private static final String PUSHED = "datacenter/repo-refs_changed";
  private static final int MAIN = 3;
  private static final Event PUSH =
      new Event.Pushed(
          new RepositoryId("LEDGER", "ledger-api"),
          List.of(
              new Event.Pushed.Update("Release/2.x", "5".repeat(40)),
              new Event.Pushed.Update("main", "3".repeat(40))));

  private final PayloadParser parser = new PayloadParser();

  @Test
  void readsEveryBranchAndLeavesTagsAndDeletionsOut() {
    assertThat(pushed(root -> {})).isEqualTo(PUSH);
  }

  @Test
  void needsNoCommits() {
    assertThat(pushed(root -> root.remove("commits"))).isEqualTo(PUSH);
  }

  @Test
  void datesOfCommitsMayBeNumbers() {
    assertThat(
            pushed(
                root ->
                    ((ObjectNode) root.path("commits").path(0))
                        .put("authorTimestamp", 1_772_439_342_000L)))
        .isEqualTo(PUSH);
  }

  @Test
  void orderOfFieldsDoesNotMatter() {
    assertThat(parser.parse("repo:refs_changed", Payload.reversed(PUSHED))).isEqualTo(PUSH);
  }

  @Test
  void refIdStandsInForRef() {
    assertThat(pushed(root -> change(root, MAIN).remove("ref"))).isEqualTo(PUSH);
  }

  @Test
  void nothingsHashIsDeletionWhateverTheTypeSays() {
    assertThat(
            pushed(root -> change(root, MAIN).put("type", "UPDATE").put("toHash", "0".repeat(40))))
        .isEqualTo(
            new Event.Pushed(
                new RepositoryId("LEDGER", "ledger-api"),
                List.of(new Event.Pushed.Update("Release/2.x", "5".repeat(40)))));
  }

  @Test
  void emptyMissingAndNoChangesAreIgnored() {
    assertThat(pushed(root -> root.putArray("changes"))).isInstanceOf(Event.Ignored.class);
    assertThat(pushed(root -> root.putNull("changes"))).isInstanceOf(Event.Ignored.class);
    assertThat(pushed(root -> root.remove("changes"))).isInstanceOf(Event.Ignored.class);
  }

  @Test
  void onlyTagsAreIgnored() {
    Event event =
        pushed(
            root -> {
              ObjectNode tag = change(root, 1);
              root.putArray("changes").add(tag);
            });

    assertThat(event).isInstanceOf(Event.Ignored.class);
  }

  @Test
  void whatIsNoPushIsMalformed() {
    assertThat(pushed(root -> root.put("changes", "many"))).isInstanceOf(Event.Malformed.class);
    assertThat(pushed(root -> root.putArray("changes").add(7))).isInstanceOf(Event.Malformed.class);
    assertThat(pushed(root -> change(root, MAIN).put("toHash", "main")))
        .isInstanceOf(Event.Malformed.class);
    assertThat(pushed(root -> change(root, MAIN).remove("toHash")))
        .isInstanceOf(Event.Malformed.class);
    assertThat(pushed(root -> root.remove("repository"))).isInstanceOf(Event.Malformed.class);
  }

  private Event pushed(Consumer<ObjectNode> change) {
    return parser.parse("repo:refs_changed", Payload.of(PUSHED, change));
  }

  private static ObjectNode change(ObjectNode root, int at) {
    return (ObjectNode) root.path("changes").path(at);
  }
}
