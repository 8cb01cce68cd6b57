package io.pipewright.receive.delivery;

import io.pipewright.ledger.Work;
import io.pipewright.receive.event.Event;
import io.pipewright.receive.scope.UrlScope;
import io.pipewright.repository.RepositoryId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is done about an authentic event.
 *
 * @param work what the worker is to do; empty if nothing
 * @param reason why nothing is done; empty if there is work
 * @param alarming whether somebody should look: Bitbucket does not send such things
 */
record Decision(Optional<Work> work, String reason, boolean alarming) {
  /**
   * Decides.
   *
   * @param scope of the URL that the event came to: its secret speaks for nothing else
   * @param mainBranch the branch that the factory serves
   */
  static Decision about(Event event, UrlScope scope, String mainBranch) {
    return event.match(new Cases(scope, mainBranch));
  }

  private static Decision act(Work work) {
    return new Decision(Optional.of(work), "", false);
  }

  private static Decision nothing(String reason) {
    return new Decision(Optional.empty(), reason, false);
  }

  private static Decision alarm(String reason) {
    return new Decision(Optional.empty(), reason, true);
  }

  private record Cases(UrlScope scope, String mainBranch) implements Event.Cases<Decision> {
    @Override
    public Decision ping(Event.Ping ping) {
      return nothing("a ping");
    }

    @Override
    public Decision merged(Event.PullRequestMerged merged) {
      return inScope(merged.repository(), merged.branch())
          .orElseGet(
              () ->
                  act(
                      new Work.Merge(
                          merged.repository(),
                          merged.branch(),
                          merged.commit(),
                          OptionalLong.of(merged.pullRequest()))));
    }

    @Override
    public Decision changed(Event.PullRequestChanged changed) {
      return inScope(changed.repository(), changed.branch())
          .orElseGet(() -> act(new Work.Review(changed.repository(), changed.pullRequest())));
    }

    @Override
    public Decision pushed(Event.Pushed pushed) {
      List<Event.Pushed.Update> main =
          pushed.updates().stream().filter(it -> it.branch().equals(mainBranch)).toList();
      String branch = main.isEmpty() ? "" : mainBranch;
      return inScope(pushed.repository(), branch)
          .orElseGet(
              () ->
                  act(
                      new Work.Merge(
                          pushed.repository(),
                          branch,
                          Optional.of(main.get(main.size() - 1).commit()),
                          OptionalLong.empty())));
    }

    /** The hook may have been made under either name. */
    @Override
    public Decision renamed(Event.RepositoryRenamed renamed) {
      return scope.covers(renamed.from()) || scope.covers(renamed.to())
          ? act(new Work.Rename(renamed.to(), renamed.from()))
          : outside();
    }

    @Override
    public Decision ignored(Event.Ignored ignored) {
      return nothing(ignored.reason());
    }

    @Override
    public Decision malformed(Event.Malformed malformed) {
      return alarm("malformed: " + malformed.reason());
    }

    private Optional<Decision> inScope(RepositoryId repository, String branch) {
      if (!scope.covers(repository)) {
        return Optional.of(outside());
      }
      return branch.equals(mainBranch)
          ? Optional.empty()
          : Optional.of(nothing("the factory serves " + mainBranch + " only"));
    }

    private static Decision outside() {
      return alarm("the repository is not one of this URL's");
    }
  }
}
