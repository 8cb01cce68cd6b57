package io.pipewright.webhook.launch;

import io.pipewright.ledger.CommitRecord;
import io.pipewright.webhook.work.Errand;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was handed over. */
public final class RecordingHandover implements Handover {
  private final List<CommitRecord> commits = new ArrayList<>();

  @Override
  public String launch(CommitRecord commit, Errand errand, String team) {
    commits.add(commit);
    return "arn:checkout/" + team;
  }

  public List<CommitRecord> commits() {
    return List.copyOf(commits);
  }
}
