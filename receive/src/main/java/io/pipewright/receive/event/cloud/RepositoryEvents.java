package io.pipewright.receive.event.cloud;

import io.pipewright.receive.event.Event;
import io.pipewright.receive.event.Field;
import io.pipewright.repository.RepositoryId;

/** What happens to repositories themselves. */
final class RepositoryEvents {
  private RepositoryEvents() {}

  /** Another description is an update, too. */
  static Event updated(Field root) {
    Field name = root.at("changes").at("full_name");
    if (name.isAbsent()) {
      return new Event.Ignored("the repository kept its name");
    }
    RepositoryId from = RepositoryNames.parse(name.at("old"));
    RepositoryId to = RepositoryNames.parse(name.at("new"));
    return from.equals(to)
        ? new Event.Ignored("the repository kept its name")
        : new Event.RepositoryRenamed(from, to);
  }
}
