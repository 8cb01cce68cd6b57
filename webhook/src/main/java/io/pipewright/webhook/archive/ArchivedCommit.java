package io.pipewright.webhook.archive;

import io.pipewright.generation.StoredObject;
import java.util.List;

/**
 * A commit in S3.
 *
 * @param source the zip
 * @param manifest its {@code pipeline.yaml}
 * @param files its files, as {@link io.pipewright.repository.CommitFiles} writes them
 * @param notes what the archive does not hold, in short sentences for people; mostly none
 */
public record ArchivedCommit(
    StoredObject source, StoredObject manifest, StoredObject files, List<String> notes) {
  public ArchivedCommit {
    notes = List.copyOf(notes);
  }
}
