package io.pipewright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

class ConfigurationReaderTest {
  private static final Map<String, Object> VALID =
      Map.of(
          "account", "111111111111",
          "region", "eu-west-1",
          "samlProvider", "Okta",
          "mailDomain", "example.com",
          "teams", List.of("payments", "pay-roll"),
          "subnets", List.of("subnet-0a"),
          "securityGroups", List.of("sg-0a"),
          "code", "webhook/target/lambda",
          "imageTag", "1.2.3");

  @Test
  void readsWhatIsThere() {
    Configuration configuration = read(VALID);
    assertThat(configuration.account()).isEqualTo("111111111111");
    assertThat(configuration.provider().name()).isEqualTo("Okta");
    assertThat(configuration.factory().teams()).containsExactly("payments", "pay-roll");
    assertThat(configuration.factory().network().subnets()).containsExactly("subnet-0a");
  }

  @ParameterizedTest
  @CsvSource({
    "account,1111",
    "region,Europe",
    "samlProvider,arn:aws:iam::1:saml-provider/Okta",
    "mailDomain,*",
    "imageTag,a b"
  })
  void saysWhatIsWrongAndWhere(String key, String value) {
    Map<String, Object> values = new HashMap<>(VALID);
    values.put(key, value);
    assertThatThrownBy(() -> read(values))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "context.pipewright." + key, "found: " + value, "allowed:", "fix:");
  }

  /** Two teams could otherwise share a name: a slug holds no double hyphen. */
  @ParameterizedTest
  @CsvSource({"pay--roll", "Pay", "''", "-pay", "*"})
  void refusesATeamThatIsNoSlug(String team) {
    Map<String, Object> values = new HashMap<>(VALID);
    values.put("teams", List.of("payments", team));
    assertThatThrownBy(() -> read(values)).hasMessageContaining("context.pipewright.teams");
  }

  @Test
  void saysWhatIsMissing() {
    Map<String, Object> values = new HashMap<>(VALID);
    values.remove("subnets");
    assertThatThrownBy(() -> read(values))
        .hasMessageContainingAll("context.pipewright.subnets", "found: nothing");
  }

  private static Configuration read(Map<String, Object> values) {
    App app = new App(AppProps.builder().context(Map.of("pipewright", values)).build());
    return ConfigurationReader.read(app.getNode());
  }
}
