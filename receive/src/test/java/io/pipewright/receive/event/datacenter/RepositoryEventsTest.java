package io.pipewright.receive.event.datacenter;

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
    assertThat(modified(root -> {}))
        .isEqualTo(
            new Event.RepositoryRenamed(
                new RepositoryId("LEDGER", "ledger-api"), new RepositoryId("MONEY", "bookings")));
  }

  @Test
  void anotherDescriptionIsNoRename() {
    assertThat(
            modified(
                root -> {
                  root.set("new", root.path("old").deepCopy());
                  root.withObject("/new").put("name", "Renamed for people");
                }))
        .isInstanceOf(Event.Ignored.class);
  }

  @Test
  void withoutOldNameIsMalformed() {
    assertThat(modified(root -> root.remove("old"))).isInstanceOf(Event.Malformed.class);
  }

  private Event modified(Consumer<ObjectNode> change) {
    return parser.parse("repo:modified", Payload.of("datacenter/repo-modified", change));
  }
}
