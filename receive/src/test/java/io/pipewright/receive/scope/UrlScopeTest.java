package io.pipewright.receive.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.repository.RepositoryId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlScopeTest {
  @ParameterizedTest
  @CsvSource({
    "/webhooks/bitbucket,w",
    "/webhooks/bitbucket/LEDGER,w/LEDGER",
    "/webhooks/bitbucket/ledger,w/LEDGER",
    "/webhooks/bitbucket/LEDGER/ledger-api,w/LEDGER/ledger-api",
    "/webhooks/bitbucket/LEDGER/Ledger-API,w/LEDGER/ledger-api",
    "/webhooks/bitbucket/~ada.l,w/@ADA.L",
    "/webhooks/bitbucket/%7Eada.l/x,w/@ADA.L/x"
  })
  void eachHasItsOwnSecret(String path, String secret) {
    assertThat(UrlScope.ofPath(path))
        .hasValueSatisfying(scope -> assertThat(scope.secretName("w")).isEqualTo(secret));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/webhooks/bitbucket/",
        "/webhooks/bitbucket//",
        "/webhooks/bitbucketx",
        "/webhooks/bitbucket/..",
        "/webhooks/bitbucket/A/..",
        "/webhooks/bitbucket/A/b/",
        "/webhooks/bitbucket/A/b/c",
        "/webhooks/bitbucket/A%2fb",
        "/webhooks/bitbucket/A b",
        "/webhooks/bitbucket/@ADA",
        "/webhooks/bitbucket/A\n",
        "/webhooks/BITBUCKET"
      })
  void otherPathsAreNone(String path) {
    assertThat(UrlScope.ofPath(path)).isEmpty();
  }

  @Test
  void coversWhatLiesInItWithoutCase() {
    RepositoryId repository = new RepositoryId("Ledger", "ledger-api");

    assertThat(UrlScope.ORGANISATION.covers(repository)).isTrue();
    assertThat(scope("/LEDGER").covers(repository)).isTrue();
    assertThat(scope("/LEDGER/ledger-api").covers(repository)).isTrue();
    assertThat(scope("/LEDGER/ledger").covers(repository)).isFalse();
    assertThat(scope("/LEDGE").covers(repository)).isFalse();
    assertThat(scope("/~LEDGER").covers(repository)).isFalse();
    assertThat(scope("/~ada").covers(new RepositoryId("~ADA", "x"))).isTrue();
  }

  private static UrlScope scope(String below) {
    return UrlScope.ofPath(UrlScope.ROOT + below).orElseThrow();
  }
}
