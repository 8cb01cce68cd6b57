package io.pipewright.localcloud.bitbucket;

/**
 * Who may call. The factory's token may read everything, set build statuses and create tags; the
 * developer may also push branches.
 *
 * @param token the HTTP access token of the factory, sent as Bearer
 * @param user the developer's name
 * @param password the developer's password, sent as Basic
 */
public record BitbucketAccounts(String token, String user, String password) {
  /** Names the user only. */
  @Override
  public String toString() {
    return "BitbucketAccounts[user=" + user + "]";
  }
}
