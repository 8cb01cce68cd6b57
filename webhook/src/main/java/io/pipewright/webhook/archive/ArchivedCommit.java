package io.pipewright.webhook.archive;

import io.pipewright.generation.StoredObject;

/**
 * A commit in S3.
 *
 * @param source the zip
 * @param manifest its {@code pipeline.yaml}
 * @param paths its paths, one a line, sorted
 */
public record ArchivedCommit(StoredObject source, StoredObject manifest, StoredObject paths) {}
