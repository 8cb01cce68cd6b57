package io.pipewright.localcloud.bitbucket;

/**
 * A token and what it may do, in every repository.
 *
 * @param name whose it is; reports remember who put them
 * @param token sent as Bearer
 */
public record Account(String name, String token, Right right) {
  /** Names the owner only. */
  @Override
  public String toString() {
    return "Account[name=" + name + ", right=" + right + "]";
  }
}
