package io.pipewright.generation;

/**
 * One version of an object in S3.
 *
 * @param bucket its name
 * @param key its key
 * @param versionId which version
 */
public record StoredObject(String bucket, String key, String versionId) {}
