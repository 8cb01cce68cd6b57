package io.pipewright.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        new BitbucketAccess(URI.create("https://bitbucket.example.com"), () -> token);

    assertThatThrownBy(access::authorization)
        .isInstanceOf(BitbucketException.class)
        .hasMessage("the Bitbucket token is empty or holds a character that no token has");
  }

  @Test
  void doesNotShowTheToken() {
    assertThat(access("https://bitbucket.example.com/"))
        .hasToString("https://bitbucket.example.com");
  }

  private static BitbucketAccess access(String url) {
    return new BitbucketAccess(URI.create(url), () -> "secret");
  }
}
