package io.pipewright.ledger;

import io.pipewright.generation.StoredObject;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A commit of a served branch in the ledger.
 *
 * @param repository as factory.yaml spells it
 * @param branch without {@code refs/heads/}
 * @param commit the full hash
 * @param sequence 1 for the first commit of the branch that the factory acted on, and one more for
 *     each newer one
 * @param step the step that it has reached
 * @param times when it reached each step
 * @param archive where it is in S3, once it is there
 * @param task ARN of the generator's task, once it is launched
 * @param execution id of the pipeline's execution, once it is started
 * @param notes what the archive does not hold (LFS pointers, submodules); for people
 * @param detail why it ended, in words; may be empty
 */
public record CommitRecord(
    RepositoryId repository,
    String branch,
    CommitHash commit,
    long sequence,
    CommitStep step,
    Map<CommitStep, Instant> times,
    Optional<Archive> archive,
    Optional<String> task,
    Optional<String> execution,
    List<String> notes,
    String detail) {
  public CommitRecord {
    times = Map.copyOf(times);
    notes = List.copyOf(notes);
  }

  /** The name of this record. */
  public CommitKey key() {
    return new CommitKey(repository, branch, commit);
  }

  /** The same at another step; when it came there, the ledger adds. */
  public CommitRecord at(CommitStep next, String why) {
    return new CommitRecord(
        repository, branch, commit, sequence, next, times, archive, task, execution, notes, why);
  }

  /** The same, {@link CommitStep#ARCHIVED}. */
  public CommitRecord archived(Archive where, List<String> missing) {
    return new CommitRecord(
        repository,
        branch,
        commit,
        sequence,
        CommitStep.ARCHIVED,
        times,
        Optional.of(where),
        task,
        execution,
        missing,
        detail);
  }

  /** The same with a task that goes on with it. */
  public CommitRecord with(CommitStep next, String taskArn) {
    return new CommitRecord(
        repository,
        branch,
        commit,
        sequence,
        next,
        times,
        archive,
        Optional.of(taskArn),
        execution,
        notes,
        detail);
  }

  /**
   * The three objects of a commit in S3.
   *
   * @param source the zip
   * @param manifest {@code pipeline.yaml}
   * @param files the list of files
   */
  public record Archive(StoredObject source, StoredObject manifest, StoredObject files) {}
}
