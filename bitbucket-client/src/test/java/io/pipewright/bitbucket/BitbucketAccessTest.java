package io.pipewright.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.organisation.BitbucketKind;
import io.pipewright.repository.RepositoryId;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitbucketAccessTest {
  @ParameterizedTest
  @CsvSource({
    "https://bitbucket.example.com, PAY, https://bitbucket.example.com/scm/pay/ledger.git",
    "https://example.com/bitbucket/, PAY, https://example.com/bitbucket/scm/pay/ledger.git",
    "http://127.0.0.1:7990, ~Ada, http://127.0.0.1:7990/scm/~ada/ledger.git",
  })
  void buildsTheGitUrlAsDataCenterServesIt(String base, String project, String expected) {
    assertThat(access(base).gitUrl(new RepositoryId(project, "ledger")))
        .isEqualTo(URI.create(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "https://bitbucket.org, https://bitbucket.org/Acme/ledger.git, https://api.bitbucket.org/2.0",
    "https://bitbucket.org/, https://bitbucket.org/Acme/ledger.git, https://api.bitbucket.org/2.0",
    "http://127.0.0.1:7990, http://127.0.0.1:7990/Acme/ledger.git, http://127.0.0.1:7990/2.0",
    "http://[::1]:7990, http://[::1]:7990/Acme/ledger.git, http://[::1]:7990/2.0",
  })
  void buildsUrlsAsCloudServesThem(String base, String git, String api) {
    BitbucketAccess access = cloud(base);

    assertThat(access.gitUrl(new RepositoryId("Acme", "ledger"))).isEqualTo(URI.create(git));
    assertThat(access.apiUrl()).isEqualTo(URI.create(api));
  }

  @Test
  void findsDataCentersApiBelowItsContextPath() {
    assertThat(access("https://example.com/bitbucket/").apiUrl())
        .isEqualTo(URI.create("https://example.com/bitbucket/rest"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://bitbucket.example.com",
        "https://bitbucket.org.example.com",
        "https://bitbucket.org:8443",
        "https://api.bitbucket.org",
      })
  void sendsACloudTokenToNoOtherServer(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> cloud(url));
  }

  @Test
  void offersGitTheDocumentedPasswordOfCloudAfterTheBearer() {
    // base64 of x-token-auth:secret
    assertThat(cloud("https://bitbucket.org").gitAuthorizations())
        .containsExactly("Bearer secret", "Basic eC10b2tlbi1hdXRoOnNlY3JldA==");
    assertThat(access("https://bitbucket.example.com").gitAuthorizations())
        .containsExactly("Bearer secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://bitbucket.example.com",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com:80",
        "ftp://bitbucket.example.com",
        "https://user:pass@bitbucket.example.com",
        "https://bitbucket.example.com/?x=1",
        "https://bitbucket.example.com/#x",
        "bitbucket.example.com",
        "file:///srv/git",
      })
  void refusesAUrlThatATokenMustNotBeSentTo(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> access(url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "a\r\nX-Evil: 1", "tokén"})
  void refusesATokenThatWouldChangeTheHeader(String token) {
    BitbucketAccess access =
        new BitbucketAccess(
            BitbucketKind.DATA_CENTER, URI.create("https://bitbucket.example.com"), () -> token);

    assertThatThrownBy(access::authorization)
        .isInstanceOf(BitbucketException.class)
        .hasMessage("the Bitbucket token is empty or holds a character that no token has");
    assertThatThrownBy(access::gitAuthorizations).isInstanceOf(BitbucketException.class);
  }

  @Test
  void doesNotShowTheToken() {
    assertThat(access("https://bitbucket.example.com/"))
        .hasToString("https://bitbucket.example.com");
  }

  private static BitbucketAccess access(String url) {
    return new BitbucketAccess(BitbucketKind.DATA_CENTER, URI.create(url), () -> "secret");
  }

  private static BitbucketAccess cloud(String url) {
    return new BitbucketAccess(BitbucketKind.CLOUD, URI.create(url), () -> "secret");
  }
}
