package io.pipewright.webhook.archive;

import io.pipewright.generation.StoredObject;

/**
 * A commit in S3.
 *
 * @param source the zip
 * @param manifest its {@code pipeline.yaml}
 * @param files its files, as {@link io.pipewright.repository.CommitFiles} writes them
 */
public record ArchivedCommit(StoredObject source, StoredObject manifest, StoredObject files, java.util.List<String> notes) {}
