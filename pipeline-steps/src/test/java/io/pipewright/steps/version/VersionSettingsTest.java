package io.pipewright.steps.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipewright.generation.StoredObject;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.repository.RepositoryId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionSettingsTest {
  static final Map<String, String> COMPLETE =
      Map.of(
          "PIPEWRIGHT_SOURCE_BUCKET", "source",
          "PIPEWRIGHT_SOURCE_KEY", "PAY/ledger-api/source.zip",
          "PIPEWRIGHT_SOURCE_VERSION", "3sL4kqtJlcpXroDTDmJ",
          "PIPEWRIGHT_REPOSITORY", "PAY/ledger-api",
          "PIPEWRIGHT_PIPELINE", "payments--ledger-api",
          "PIPEWRIGHT_EXECUTION", "0b1c2d3e-0000-4000-8000-000000000001",
          "PIPEWRIGHT_BITBUCKET_URL", "https://bitbucket.example.com",
          "BITBUCKET_TOKEN", "the-token");

  @Test
  void readsTheEnvironment() {
    VersionSettings settings = VersionSettings.from(COMPLETE);

    assertThat(settings.source())
        .isEqualTo(new StoredObject("source", "PAY/ledger-api/source.zip", "3sL4kqtJlcpXroDTDmJ"));
    assertThat(settings.repository()).isEqualTo(new RepositoryId("PAY", "ledger-api"));
    assertThat(settings.toString()).doesNotContain("the-token");
  }

  @Test
  void namesAllVariablesThatAreMissing() {
    Map<String, String> environment = new HashMap<>(COMPLETE);
    environment.remove("BITBUCKET_TOKEN");
    environment.put("PIPEWRIGHT_EXECUTION", " ");

    assertThat(failure(environment))
        .hasMessage(
            "not set: PIPEWRIGHT_EXECUTION, BITBUCKET_TOKEN; the pipeline's template sets them,"
                + " so run this step inside a pipeline");
  }

  @ParameterizedTest
  @CsvSource({
    "PIPEWRIGHT_REPOSITORY, ledger-api",
    "PIPEWRIGHT_REPOSITORY, PAY/../x",
    "PIPEWRIGHT_PIPELINE, 'a\nExecution: forged'",
    "PIPEWRIGHT_EXECUTION, 'a b'",
    "PIPEWRIGHT_BITBUCKET_URL, 'not a url'",
    "PIPEWRIGHT_BITBUCKET_KIND, server",
  })
  void refusesAMalformedVariable(String name, String value) {
    Map<String, String> environment = new HashMap<>(COMPLETE);
    environment.put(name, value);

    assertThat(failure(environment)).hasMessageStartingWith(name);
  }

  @ParameterizedTest
  @CsvSource({
    "https://bitbucket.example.com, '', DATA_CENTER",
    "https://bitbucket.org, '', CLOUD",
    "http://127.0.0.1:7990, cloud, CLOUD",
    "http://127.0.0.1:7990, datacenter, DATA_CENTER",
  })
  void takesTheKindFromItsVariableOrTheUrl(String url, String kind, BitbucketKind expected) {
    Map<String, String> environment = new HashMap<>(COMPLETE);
    environment.put("PIPEWRIGHT_BITBUCKET_URL", url);
    environment.put("PIPEWRIGHT_BITBUCKET_KIND", kind);

    assertThat(VersionSettings.from(environment).kind()).isEqualTo(expected);
  }

  private static StepException failure(Map<String, String> environment) {
    StepException failure =
        catchThrowableOfType(StepException.class, () -> VersionSettings.from(environment));
    assertThat(failure.kind()).isEqualTo(StepException.Kind.USAGE);
    return failure;
  }
}
