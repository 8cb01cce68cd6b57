package io.pipewright.receive.event.datacenter;

import io.pipewright.receive.event.Event;
import io.pipewright.receive.event.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is pushed, and what a merge does to the branch: Bitbucket tells that as a push, too. */
final class PushEvents {
  private static final String NOTHING = "0".repeat(40);

  private PushEvents() {}

  static Event pushed(Field root) {
    List<Event.Pushed.Update> updates = new ArrayList<>();
    for (Field change : root.at("changes").elements()) {
      update(change).ifPresent(updates::add);
    }
    return updates.isEmpty()
        ? new Event.Ignored("no branch has new commits")
        : new Event.Pushed(RepositoryNames.read(root.at("repository")), updates);
  }

  /** A tag's {@code toHash} may be the tag's own object, so that the type is looked at first. */
  private static Optional<Event.Pushed.Update> update(Field change) {
    Field reference = change.at("ref").at("id");
    Optional<String> branch = Commits.branch(reference.isAbsent() ? change.at("refId") : reference);
    Field hash = change.at("toHash");
    return change.at("type").textOr("UPDATE").equals("DELETE") || hash.textOr("").equals(NOTHING)
        ? Optional.empty()
        : branch.map(name -> new Event.Pushed.Update(name, Commits.hash(hash)));
  }
}
