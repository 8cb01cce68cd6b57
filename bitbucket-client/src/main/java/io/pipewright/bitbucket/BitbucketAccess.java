package io.pipewright.bitbucket;

import io.pipewright.repository.RepositoryId;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the organisation's Bitbucket Data Center is, and the right to use it. Every URL that is
 * called is built here from the configured base URL and a validated name; none is ever taken from a
 * payload.
 */
public final class BitbucketAccess {
  private final URI baseUrl;
  private final Supplier<String> token;

  /**
   * Joins a server with a token.
   *
   * @param baseUrl the configured base URL, with its context path if it has one; {@code https},
   *     except on this machine
   * @param token reads the HTTP access token, at each call, so that a rotated one is picked up
   * @throws IllegalArgumentException if a token must not be sent to such a URL
   */
  public BitbucketAccess(URI baseUrl, Supplier<String> token) {
    this.baseUrl = checked(baseUrl);
    this.token = token;
  }

  /** The base URL, without a slash at its end. */
  public URI baseUrl() {
    return baseUrl;
  }

  /**
   * Where git fetches and pushes: Data Center serves {@code /scm/{project}/{slug}.git}, the project
   * key in lower case.
   */
  public URI gitUrl(RepositoryId repository) {
    String project = repository.project().toLowerCase(Locale.ROOT);
    return URI.create(baseUrl + "/scm/" + project + "/" + repository.slug() + ".git");
  }

  /** A repository's resources in the REST API; {@code path} is appended and starts with a slash. */
  URI restUrl(RepositoryId repository, String path) {
    return URI.create(
        "%s/rest/api/latest/projects/%s/repos/%s%s"
            .formatted(baseUrl, repository.project(), repository.slug(), path));
  }

  /**
   * The header's value. Data Center takes the tokens of projects and repositories as Bearer only,
   * not as a password.
   */
  String authorization() {
    String value = token.get();
    if (value.isBlank() || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new BitbucketException(
          "the Bitbucket token is empty or holds a character that no token has", false);
    }
    return "Bearer " + value;
  }

  /** A text that came from the server, fit for a log: one line, short, without the token. */
  String harmless(String text) {
    String clean = text.replace(token.get(), "***").replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return clean.length() > 300 ? clean.substring(0, 300) + "…" : clean;
  }

  /** The server, without the token. */
  @Override
  public String toString() {
    return baseUrl.toString();
  }

  private static URI checked(URI url) {
    boolean secure = "https".equalsIgnoreCase(url.getScheme());
    boolean local = "http".equalsIgnoreCase(url.getScheme()) && isLoopback(url.getHost());
    if (!secure && !local) {
      throw new IllegalArgumentException(
          "Bitbucket's URL must start with https:// (http only on this machine): " + url.getHost());
    }
    if (url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "Bitbucket's URL must be of the form https://host[:port][/path], without a user name");
    }
    return URI.create(url.toString().replaceAll("/+$", ""));
  }

  private static boolean isLoopback(@Nullable String host) {
    // Only literal addresses and this one name: resolving others would ask the network.
    if (host == null || !host.matches("localhost|127\\.[0-9.]+|\\[[0-9a-fA-F:]+]")) {
      return false;
    }
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
