package io.pipewright.bitbucket;

import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Iterator;
import java.util.Map;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.HttpConfig;
import org.eclipse.jgit.transport.HttpConfig.HttpRedirectMode;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

/** Opens git's HTTP transport to one repository so that the token can go nowhere else. */
final class GitConnection {
  /** Seconds of silence after which a fetch or a push is given up. */
  private static final int SILENCE = 60;

  private static final int UNAUTHORIZED = 401;

  private final BitbucketAccess access;
  private final RepositoryId remote;

  GitConnection(BitbucketAccess access, RepositoryId remote) {
    this.access = access;
    this.remote = remote;
  }

  BitbucketAccess access() {
    return access;
  }

  RepositoryId remote() {
    return remote;
  }

  /** What is done over an open transport. */
  @FunctionalInterface
  interface Work<T> {
    T over(Transport transport) throws IOException;
  }

  /**
   * Does something over a fresh transport, without limits.
   *
   * @param what for the message: "fetch …"
   * @throws BitbucketException whatever fails
   */
  <T> T run(Repository local, String what, Work<T> work) {
    FetchLimits limits = FetchLimits.none();
    return run(local, new Reception(what, limits, limits.time()), what, work);
  }

  /**
   * Does something over a fresh transport.
   *
   * @param reception counts what is received
   * @param what for the message: "fetch …"
   * @throws BitbucketException whatever fails
   */
  <T> T run(Repository local, Reception reception, String what, Work<T> work) {
    Iterator<String> authorizations = access.gitAuthorizations().iterator();
    while (true) {
      PinnedConnections connections = new PinnedConnections(access.baseUrl(), reception);
      try (TransportHttp transport = open(local, access.gitUrl(remote), reception)) {
        transport.setHttpConnectionFactory(connections);
        transport.setAdditionalHeaders(Map.of("Authorization", authorizations.next()));
        return work.over(transport);
      } catch (IOException failure) {
        if (connections.lastStatus() == UNAUTHORIZED && authorizations.hasNext()) {
          continue;
        }
        throw reception
            .stopped()
            .orElseGet(() -> failed(what, connections.lastStatus(), reception, failure));
      } catch (OutOfMemoryError full) {
        // JGit streams whole files, but applies differences between files in memory. The array
        // that did not fit was never made, so there is room to go on.
        throw new TooLargeException(
            "cannot %s of %s: it stores large files as differences of one another, too large for"
                    .formatted(what, remote)
                + " this process's memory");
      }
    }
  }

  private BitbucketException failed(
      String what, int status, Reception reception, IOException failure) {
    return GitFailure.of(access, what + " of " + remote, status, reception.broken(), failure);
  }

  private static TransportHttp open(Repository local, URI url, Reception reception)
      throws IOException {
    URIish uri = uri(url);
    local.getConfig().setString("http", null, "followRedirects", "false");
    HttpConfig effective = new HttpConfig(local.getConfig(), uri);
    if (effective.getFollowRedirects() != HttpRedirectMode.FALSE
        || !effective.isSslVerify()
        || !effective.getExtraHeaders().isEmpty()) {
      throw new IllegalStateException(
          "the repository's configuration would follow redirects, add headers or trust anyone");
    }
    Transport transport = Transport.open(local, uri);
    transport.setTimeout((int) Math.min(SILENCE, reception.left().toSeconds()));
    // JGit would ask it for a password, and send that as Basic.
    transport.setCredentialsProvider(null);
    return (TransportHttp) transport;
  }

  private static URIish uri(URI url) {
    try {
      return new URIish(url.toString());
    } catch (URISyntaxException odd) {
      throw new IllegalArgumentException("not a URL for git: " + url, odd);
    }
  }
}
