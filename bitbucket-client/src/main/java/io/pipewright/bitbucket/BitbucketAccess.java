package io.pipewright.bitbucket;

import io.pipewright.organisation.BitbucketKind;
import io.pipewright.repository.RepositoryId;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the organisation's Bitbucket is, and the right to use it. Every URL that is called is built
 * from the configured base URL and a validated name; none is ever taken from a payload or an
 * answer.
 *
 * <p>Data Center serves everything at one base URL. Cloud serves git at {@code
 * https://bitbucket.org} and REST at {@code https://api.bitbucket.org/2.0}; on this machine, for
 * tests, REST is at {@code {url}/2.0}.
 */
public final class BitbucketAccess {
  private static final String CLOUD_HOST = "bitbucket.org";
  private static final URI CLOUD_API = URI.create("https://api.bitbucket.org/2.0");

  private final BitbucketKind kind;
  private final URI baseUrl;
  private final Supplier<String> token;

  /**
   * Joins a server with a token.
   *
   * @param kind which of the two products it is
   * @param baseUrl the configured base URL, with its context path if it has one; {@code https},
   *     except on this machine; for Cloud {@code https://bitbucket.org}
   * @param token reads the access token (of a project, a repository or a workspace), at each call,
   *     so that a rotated one is picked up
   * @throws IllegalArgumentException if a token must not be sent to such a URL
   */
  public BitbucketAccess(BitbucketKind kind, URI baseUrl, Supplier<String> token) {
    this.kind = kind;
    this.baseUrl = checked(baseUrl);
    this.token = token;
    if (kind == BitbucketKind.CLOUD
        && !isLoopback(baseUrl.getHost())
        && !CLOUD_HOST.equalsIgnoreCase(this.baseUrl.getAuthority())) {
      throw new IllegalArgumentException(
          "Bitbucket Cloud's URL must be https://bitbucket.org: " + baseUrl.getHost());
    }
  }

  /** Which of the two products it is. */
  public BitbucketKind kind() {
    return kind;
  }

  /** The base URL, without a slash at its end. */
  public URI baseUrl() {
    return baseUrl;
  }

  /**
   * Where the REST API starts: {@code {base}/rest} in Data Center, {@code …/2.0} in Cloud. Without
   * a slash at its end.
   */
  public URI apiUrl() {
    if (kind == BitbucketKind.DATA_CENTER) {
      return URI.create(baseUrl + "/rest");
    }
    return isLoopback(baseUrl.getHost()) ? URI.create(baseUrl + "/2.0") : CLOUD_API;
  }

  /**
   * Where git fetches and pushes: {@code /scm/{project}/{slug}.git} in Data Center, the project key
   * in lower case; {@code /{workspace}/{slug}.git} in Cloud.
   */
  public URI gitUrl(RepositoryId repository) {
    String path =
        kind == BitbucketKind.CLOUD
            ? repository.project()
            : "scm/" + repository.project().toLowerCase(Locale.ROOT);
    return URI.create(baseUrl + "/" + path + "/" + repository.slug() + ".git");
  }

  /**
   * The header's value. Data Center takes the tokens of projects and repositories as Bearer only,
   * not as a password; Cloud's REST API takes its access tokens as Bearer, too.
   *
   * @throws BitbucketException if the token could not be put into a header
   */
  public String authorization() {
    return "Bearer " + checkedToken();
  }

  /**
   * The header's values for git, in the order to try them. For Cloud, Atlassian documents an access
   * token as the password of the user {@code x-token-auth}; Bearer is reported to work there, too,
   * and is tried first because it is what the REST API takes. Not tried against bitbucket.org.
   */
  public List<String> gitAuthorizations() {
    if (kind == BitbucketKind.DATA_CENTER) {
      return List.of(authorization());
    }
    byte[] password = ("x-token-auth:" + checkedToken()).getBytes(StandardCharsets.US_ASCII);
    return List.of(authorization(), "Basic " + Base64.getEncoder().encodeToString(password));
  }

  /** A text that came from the server, fit for a log: one line, short, without the token. */
  public String harmless(String text) {
    String clean = text.replace(token.get(), "***").replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return clean.length() > 300 ? clean.substring(0, 300) + "…" : clean;
  }

  /** The server, without the token. */
  @Override
  public String toString() {
    return baseUrl.toString();
  }

  private String checkedToken() {
    String value = token.get();
    if (value.isBlank() || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new BitbucketException(
          "the Bitbucket token is empty or holds a character that no token has", false);
    }
    return value;
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
