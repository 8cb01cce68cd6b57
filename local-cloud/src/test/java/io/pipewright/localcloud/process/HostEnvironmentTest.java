package io.pipewright.localcloud.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostEnvironmentTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "PATH",
        "HOME",
        "JAVA_HOME",
        "PIP_INDEX_URL",
        "npm_config_registry",
        "NPM_CONFIG_REGISTRY",
        "https_proxy",
        "NO_PROXY",
        "MAVEN_OPTS",
        "GOPROXY",
        "CARGO_HOME",
        "SSL_CERT_FILE"
      })
  void toolsAndRegistriesAreSeen(String name) {
    assertThat(HostEnvironment.visible(Map.of(name, "value"))).containsEntry(name, "value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS_SECRET_ACCESS_KEY",
        "AWS_PROFILE",
        "BITBUCKET_TOKEN",
        "GITHUB_TOKEN",
        "LD_PRELOAD",
        "BASH_ENV",
        "path"
      })
  void nothingElseIs(String name) {
    assertThat(HostEnvironment.visible(Map.of(name, "value"))).doesNotContainKey(name);
  }

  @Test
  void thereIsAlwaysAPath() {
    assertThat(HostEnvironment.visible(Map.of())).containsKey("PATH");
  }
}
