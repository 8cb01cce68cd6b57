package io.pipewright.receive.event.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.receive.Payload;
import io.pipewright.receive.event.Event;
import io.pipewright.repository.RepositoryId;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RepositoryEventsTest {
  private final PayloadParser parser = new PayloadParser();

  @Test
  void readsRename() {
    assertThat(updated(root -> {}))
        .isEqualTo(
            new Event.RepositoryRenamed(
                new RepositoryId("northbank", "ledger-api"),
                new RepositoryId("northbank", "bookings")));
  }

  @Test
  void anotherDescriptionIsNoRename() {
    assertThat(updated(root -> root.withObject("/changes").remove("full_name")))
        .isInstanceOf(Event.Ignored.class);
    assertThat(updated(root -> root.remove("changes"))).isInstanceOf(Event.Ignored.class);
    assertThat(
            updated(
                root -> root.withObject("/changes/full_name").put("new", "northbank/ledger-api")))
        .isInstanceOf(Event.Ignored.class);
  }

  @Test
  void withoutOldNameIsMalformed() {
    assertThat(updated(root -> root.withObject("/changes/full_name").remove("old")))
        .isInstanceOf(Event.Malformed.class);
  }

  private Event updated(Consumer<ObjectNode> change) {
    return parser.parse("repo:updated", Payload.of("cloud/repo-updated", change));
  }
}
