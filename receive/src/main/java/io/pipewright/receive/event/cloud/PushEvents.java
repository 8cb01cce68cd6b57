package io.pipewright.receive.event.cloud;

import io.pipewright.receive.event.Event;
import io.pipewright.receive.event.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is pushed, and what a merge does to the branch: Bitbucket tells that as a push, too. */
final class PushEvents {
  private PushEvents() {}

  static Event pushed(Field root) {
    List<Event.Pushed.Update> updates = new ArrayList<>();
    for (Field change : root.at("push").at("changes").elements()) {
      update(change.at("new")).ifPresent(updates::add);
    }
    return updates.isEmpty()
        ? new Event.Ignored("no branch has new commits")
        : new Event.Pushed(
            RepositoryNames.read(root.at("repository"), root.at("repository")), updates);
  }

  /** A deleted branch has nothing new. */
  private static Optional<Event.Pushed.Update> update(Field reference) {
    return reference.isAbsent()
        ? Optional.empty()
        : Commits.branch(reference)
            .map(
                name ->
                    new Event.Pushed.Update(name, Commits.hash(reference.at("target").at("hash"))));
  }
}
