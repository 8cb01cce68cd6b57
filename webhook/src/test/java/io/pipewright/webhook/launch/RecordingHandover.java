package io.pipewright.webhook.launch;

import io.pipewright.ledger.Work;
import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.work.Errand;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was handed over. */
public final class RecordingHandover implements Handover {
  private final List<CommitHash> commits = new ArrayList<>();
  private final List<Work> works = new ArrayList<>();

  @Override
  public String launch(Work work, CommitHash commit, Errand errand, String team) {
    commits.add(commit);
    works.add(work);
    return "arn:checkout/" + team;
  }

  public List<CommitHash> commits() {
    return List.copyOf(commits);
  }

  public List<Work> works() {
    return List.copyOf(works);
  }
}
