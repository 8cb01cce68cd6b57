package io.pipewright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.infrastructure.factory.FactorySpecification;
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
      Map.ofEntries(
          Map.entry("account", "111111111111"),
          Map.entry("region", "eu-west-1"),
          Map.entry("samlProvider", "Okta"),
          Map.entry("mailDomain", "example.com"),
          Map.entry("teams", List.of("payments", "pay-roll")),
          Map.entry("subnets", List.of("subnet-0a")),
          Map.entry("securityGroups", List.of("sg-0a")),
          Map.entry("code", "webhook/target/lambda"),
          Map.entry("receiveCode", "receive/target/receive-function.jar"),
          Map.entry("imageTag", "1.2.3"),
          Map.entry("bitbucketKind", "cloud"),
          Map.entry("tokenSecret", "pipewright/bitbucket-token"),
          Map.entry("webhookSecret", "pipewright/webhook-secret"));

  @Test
  void readsWhatIsThere() {
    Configuration configuration = read(VALID);
    assertThat(configuration.account()).isEqualTo("111111111111");
    assertThat(configuration.provider().name()).isEqualTo("Okta");
    assertThat(configuration.factory().teams()).containsExactly("payments", "pay-roll");
    assertThat(configuration.factory().network().subnets()).containsExactly("subnet-0a");
    assertThat(configuration.factory().receiveCode()).endsWith("receive-function.jar");
    assertThat(configuration.factory().bitbucket().kind()).isEqualTo("cloud");
  }

  @Test
  void whatMayBeLeftOutIsReadWhereItIsThere() {
    FactorySpecification without = read(VALID).factory();
    assertThat(without.bitbucket().mainBranch()).isEqualTo("main");
    assertThat(without.bitbucket().sourceRanges()).isEmpty();
    assertThat(without.alarmMail()).isEmpty();
    Map<String, Object> values = new HashMap<>(VALID);
    values.put("mainBranch", "release/Main");
    values.put("sourceRanges", List.of("192.0.2.0/24", "2001:db8::/32"));
    values.put("alarmMail", List.of("factory@example.com"));
    FactorySpecification with = read(values).factory();
    assertThat(with.bitbucket().mainBranch()).isEqualTo("release/Main");
    assertThat(with.bitbucket().sourceRanges()).containsExactly("192.0.2.0/24", "2001:db8::/32");
    assertThat(with.alarmMail()).containsExactly("factory@example.com");
  }

  @ParameterizedTest
  @CsvSource({"sourceRanges,192.0.2.1", "sourceRanges,everywhere", "alarmMail,factory"})
  void refusesAnItemThatIsNone(String key, String item) {
    Map<String, Object> values = new HashMap<>(VALID);
    values.put(key, List.of(item));
    assertThatThrownBy(() -> read(values))
        .hasMessageContainingAll("context.pipewright." + key, "found: " + item, "fix:");
  }

  @ParameterizedTest
  @CsvSource({
    "account,1111",
    "region,Europe",
    "samlProvider,arn:aws:iam::1:saml-provider/Okta",
    "mailDomain,*",
    "imageTag,a b",
    "bitbucketKind,server",
    "tokenSecret,bitbucket-token",
    "webhookSecret,pipewright/*",
    "webhookSecret,pipewright/webhook/PAY",
    "mainBranch,refs/heads/main"
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
