package io.pipewright.bitbucket;

import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
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

  private final BitbucketAccess access;
  private final RepositoryId remote;

  GitConnection(BitbucketAccess access, RepositoryId remote) {
    this.access = access;
    this.remote = remote;
  }

  /** What is done over an open transport. */
  @FunctionalInterface
  interface Work<T> {
    T over(Transport transport) throws IOException;
  }

  /**
   * Does something over a fresh transport.
   *
   * @param what for the message: "fetch …"
   * @throws BitbucketException whatever fails
   */
  <T> T run(Repository local, String what, Work<T> work) {
    URI url = access.gitUrl(remote);
    PinnedConnections connections = new PinnedConnections(access.baseUrl());
    String authorization = access.authorization();
    try (TransportHttp transport = open(local, url)) {
      transport.setHttpConnectionFactory(connections);
      transport.setAdditionalHeaders(Map.of("Authorization", authorization));
      return work.over(transport);
    } catch (IOException failure) {
      throw GitFailure.of(access, what + " of " + remote, connections.lastStatus(), failure);
    }
  }

  private static TransportHttp open(Repository local, URI url) throws IOException {
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
    transport.setTimeout(SILENCE);
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
