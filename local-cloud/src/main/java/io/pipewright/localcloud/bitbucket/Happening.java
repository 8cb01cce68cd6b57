package io.pipewright.localcloud.bitbucket;

import java.util.List;

/** Something that webhooks are told of. */
public sealed interface Happening {
  /** Runs the case for this happening. */
  <R> R match(Cases<R> cases);

  /** The repository whose webhooks are told. */
  HostedRepository repository();

  /**
   * One branch for each happening.
   *
   * @param <R> what the branches give
   */
  interface Cases<R> {
    R opened(PullRequest pullRequest);

    R sourceMoved(SourceMoved moved);

    R retitled(Retitled retitled);

    R merged(PullRequest pullRequest);

    R declined(PullRequest pullRequest);

    R refsChanged(RefsChanged changed);

    R renamed(Renamed renamed);
  }

  /** A pull request was opened. */
  record Opened(PullRequest pullRequest) implements Happening {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.opened(pullRequest);
    }

    @Override
    public HostedRepository repository() {
      return pullRequest.target();
    }
  }

  /**
   * An open pull request's source branch has another tip.
   *
   * @param previousTip what the tip was
   */
  record SourceMoved(PullRequest pullRequest, String previousTip) implements Happening {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.sourceMoved(this);
    }

    @Override
    public HostedRepository repository() {
      return pullRequest.target();
    }
  }

  /**
   * A pull request has another title.
   *
   * @param previousTitle what the title was
   */
  record Retitled(PullRequest pullRequest, String previousTitle) implements Happening {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.retitled(this);
    }

    @Override
    public HostedRepository repository() {
      return pullRequest.target();
    }
  }

  /** A pull request was merged. */
  record Merged(PullRequest pullRequest) implements Happening {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.merged(pullRequest);
    }

    @Override
    public HostedRepository repository() {
      return pullRequest.target();
    }
  }

  /** A pull request was declined. */
  record Declined(PullRequest pullRequest) implements Happening {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.declined(pullRequest);
    }

    @Override
    public HostedRepository repository() {
      return pullRequest.target();
    }
  }

  /** Branches or tags moved in one push. */
  record RefsChanged(HostedRepository repository, List<RefChange> changes) implements Happening {
    public RefsChanged {
      changes = List.copyOf(changes);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.refsChanged(this);
    }
  }

  /** A repository is called otherwise. */
  record Renamed(HostedRepository before, HostedRepository repository) implements Happening {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.renamed(this);
    }
  }
}
