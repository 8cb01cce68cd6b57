package io.pipewright.receive.event.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.receive.Payload;
import io.pipewright.receive.event.Event;
import io.pipewright.repository.RepositoryId;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PushEventsTest {
  private static final String PUSHED = "cloud/repo-push";
  private static final int MAIN = 3;
  private static final Event PUSH =
      new Event.Pushed(
          new RepositoryId("northbank", "ledger-api"),
          List.of(
              new Event.Pushed.Update("Release/2.x", "5".repeat(40)),
              new Event.Pushed.Update("main", "3".repeat(40))));

  private final PayloadParser parser = new PayloadParser();

  @Test
  void readsEveryBranchAndLeavesTagsAndDeletionsOut() {
    assertThat(pushed(root -> {})).isEqualTo(PUSH);
  }

  @Test
  void orderOfFieldsDoesNotMatter() {
    assertThat(parser.parse("repo:push", Payload.reversed(PUSHED))).isEqualTo(PUSH);
  }

  @Test
  void hashMayBeAbbreviated() {
    assertThat(pushed(root -> target(root).put("hash", "333333333333")))
        .isInstanceOfSatisfying(
            Event.Pushed.class,
            push -> assertThat(push.updates().get(1).commit()).isEqualTo("333333333333"));
  }

  @Test
  void emptyMissingAndNoChangesAreIgnored() {
    assertThat(pushed(root -> root.withObject("/push").putArray("changes")))
        .isInstanceOf(Event.Ignored.class);
    assertThat(pushed(root -> root.withObject("/push").putNull("changes")))
        .isInstanceOf(Event.Ignored.class);
    assertThat(pushed(root -> root.remove("push"))).isInstanceOf(Event.Ignored.class);
  }

  @Test
  void whatIsNoPushIsMalformed() {
    assertThat(pushed(root -> root.withObject("/push").put("changes", "many")))
        .isInstanceOf(Event.Malformed.class);
    assertThat(pushed(root -> target(root).put("hash", "main")))
        .isInstanceOf(Event.Malformed.class);
    assertThat(pushed(root -> target(root).remove("hash"))).isInstanceOf(Event.Malformed.class);
    assertThat(pushed(root -> root.remove("repository"))).isInstanceOf(Event.Malformed.class);
  }

  private Event pushed(Consumer<ObjectNode> change) {
    return parser.parse("repo:push", Payload.of(PUSHED, change));
  }

  private static ObjectNode target(ObjectNode root) {
    return (ObjectNode) root.at("/push/changes/" + MAIN + "/new/target");
  }
}
