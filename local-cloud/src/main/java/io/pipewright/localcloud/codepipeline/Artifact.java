package io.pipewright.localcloud.codepipeline;

/**
 * An artefact in the artefact bucket.
 *
 * @param sha256 of the zip, as 64 hexadecimal digits
 */
record Artifact(String bucket, String key, String sha256) {}
