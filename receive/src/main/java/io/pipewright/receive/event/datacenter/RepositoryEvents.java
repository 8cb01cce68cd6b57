package io.pipewright.receive.event.datacenter;

import io.pipewright.receive.event.Event;
import io.pipewright.receive.event.Field;
import io.pipewright.repository.RepositoryId;

/** What happens to repositories themselves. */
final class RepositoryEvents {
  private RepositoryEvents() {}

  /** Another description is a modification, too. */
  static Event modified(Field root) {
    RepositoryId from = RepositoryNames.read(root.at("old"));
    RepositoryId to = RepositoryNames.read(root.at("new"));
    return from.equals(to)
        ? new Event.Ignored("the repository kept its name")
        : new Event.RepositoryRenamed(from, to);
  }
}
