package io.pipewright.localcloud.bitbucket;

/**
 * A build status as it was accepted.
 *
 * @param key stable name; a later status with the same key replaces it
 * @param state SUCCESSFUL, FAILED, INPROGRESS; in Data Center also CANCELLED or UNKNOWN, in Cloud
 *     STOPPED
 * @param url where to read more
 * @param name title, or empty
 * @param description reason, or empty
 * @param ref full name of a branch, or empty; in Cloud {@code refname}, a short name
 * @param parent what "required builds" look for, or empty; Data Center only
 */
public record PostedStatus(
    String key,
    String state,
    String url,
    String name,
    String description,
    String ref,
    String parent) {

  /** A status without parent. */
  public PostedStatus(
      String key, String state, String url, String name, String description, String ref) {
    this(key, state, url, name, description, ref, "");
  }
}
