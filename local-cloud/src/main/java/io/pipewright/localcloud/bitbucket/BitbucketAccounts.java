package io.pipewright.localcloud.bitbucket;

import java.util.List;

/**
 * Who may call. The factory's token may do everything except push branches; the developer may push
 * them, too.
 *
 * @param token the HTTP access token of the factory, sent as Bearer
 * @param user the developer's name
 * @param password the developer's password, sent as Basic
 * @param others further tokens, with less right than the factory's
 */
public record BitbucketAccounts(String token, String user, String password, List<Account> others) {
  public BitbucketAccounts {
    others = List.copyOf(others);
  }

  /** The factory and a developer. */
  public BitbucketAccounts(String token, String user, String password) {
    this(token, user, password, List.of());
  }

  /** Names the user only. */
  @Override
  public String toString() {
    return "BitbucketAccounts[user=" + user + "]";
  }
}
