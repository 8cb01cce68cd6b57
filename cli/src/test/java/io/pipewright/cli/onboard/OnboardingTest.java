package io.pipewright.cli.onboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.bitbucket.Webhooks.Webhook;
import io.pipewright.cli.surroundings.SurroundingsException;
import io.pipewright.manifest.Severity;
import io.pipewright.organisation.AwsHome;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.organisation.BitbucketSettings;
import io.pipewright.organisation.FactorySettings;
import io.pipewright.organisation.GateDefaults;
import io.pipewright.organisation.Organisation;
import io.pipewright.organisation.Team;
import io.pipewright.repository.RepositoryId;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnboardingTest {
  private static final URI WEBHOOK = URI.create("https://hooks.example.com/webhooks/bitbucket");
  private static final URI OWN = URI.create(WEBHOOK + "/PAY");
  private static final Organisation ORGANISATION =
      new Organisation(
          new AwsHome("111111111111", "eu-west-1"),
          new BitbucketSettings(
              BitbucketKind.DATA_CENTER,
              URI.create("https://bitbucket.example.com"),
              "pipewright/token",
              "pipewright/webhook"),
          new FactorySettings(
              "sources",
              "pipewright:1",
              "pipewright",
              "pipewright-generator",
              "pipewright-checkout",
              "pipewright-ledger",
              "pipewright-deliveries.fifo",
              List.of(),
              List.of(),
              URI.create("https://console.example.com")),
          Map.of(
              "payments",
              new Team(
                  "payments",
                  "arn:aws:kms:eu-west-1:111111111111:key/1",
                  Set.of(new RepositoryId("PAY", "ledger-api"), new RepositoryId("~ADA", "x")))),
          Map.of(),
          new GateDefaults(0, Severity.HIGH));

  private final MemoryWebhooks webhooks = new MemoryWebhooks();
  private final MemorySecrets secrets = new MemorySecrets();

  @Test
  void secretAndWebhookAreMade() {
    List<Finding> findings = onboard("PAY", false);

    assertThat(findings).allMatch(Finding::fine);
    assertThat(webhooks.hooks)
        .containsExactly(new Webhook("1", OWN, webhooks.events(), true, true));
    assertThat(secrets.secrets).containsOnlyKeys("pipewright/webhook/PAY");
    assertThat(webhooks.secrets).containsExactlyElementsOf(secrets.secrets.values());
    assertThat(webhooks.secrets.get(0)).hasSizeGreaterThan(40);
    assertThat(findings.toString()).doesNotContain(webhooks.secrets.get(0));
  }

  @Test
  void secondCallChangesNothingButWhatIsOutOfDate() {
    onboard("PAY", false);
    String secret = webhooks.secrets.get(0);
    Webhook stale = new Webhook("1", OWN, Set.of("pr:merged"), false, true);
    webhooks.hooks.set(0, stale);

    assertThat(onboard("PAY", false)).allMatch(Finding::fine);

    assertThat(webhooks.hooks)
        .containsExactly(new Webhook("1", OWN, webhooks.events(), true, true));
    assertThat(webhooks.secrets).containsExactly(secret, secret);
  }

  @Test
  void onlyTheWebhookWithTheExactUrlIsTouched() {
    Webhook jenkins =
        new Webhook("9", URI.create(OWN + "/"), Set.of("repo:refs_changed"), true, false);
    Webhook other = new Webhook("8", URI.create(OWN + "X"), Set.of(), true, false);
    webhooks.hooks.addAll(List.of(jenkins, other));

    onboard("PAY", false);

    assertThat(webhooks.hooks).hasSize(3).contains(jenkins, other);
  }

  @Test
  void twinIsReportedAndLeftToPeople() {
    onboard("PAY", false);
    webhooks.hooks.add(new Webhook("7", OWN, Set.of(), true, true));

    assertThat(onboard("PAY", false))
        .filteredOn(finding -> !finding.fine())
        .singleElement()
        .satisfies(finding -> assertThat(finding.found()).contains("second one", "7"));
  }

  @Test
  void rotationReplacesTheSecretInBothPlaces() {
    onboard("PAY", false);
    String before = webhooks.secrets.get(0);

    onboard("PAY", true);

    assertThat(webhooks.secrets.get(1)).isNotEqualTo(before);
    assertThat(secrets.secrets).containsValue(webhooks.secrets.get(1));
  }

  @Test
  void missingRightsStopBeforeAnythingIsChanged() {
    webhooks.missing = List.of("the token may not list webhooks (project admin)");

    assertThat(onboard("PAY", false))
        .last()
        .satisfies(
            finding -> {
              assertThat(finding.fine()).isFalse();
              assertThat(finding.fix()).contains("pipewright/token");
            });
    assertThat(webhooks.hooks).isEmpty();
    assertThat(secrets.secrets).isEmpty();
  }

  @Test
  void bitbucketThatDoesNotAnswerIsAFinding() {
    webhooks.failing = true;

    assertThat(onboard("PAY", false))
        .last()
        .hasToString(
            "Finding[subject=webhook, fine=false, found=cannot list the webhooks: Bitbucket answered"
                + " 503, fix=mend that, and call this again]");
  }

  @Test
  void whatNoTeamOwnsIsNotOnboarded() {
    assertThat(onboard("OTHER", false))
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.found()).isEqualTo("no team in factory.yaml owns OTHER"));
  }

  @Test
  void repositoriesAndPersonalProjectsHaveNamesOfTheirOwn() {
    assertThat(Target.parse("pay/ledger-api").url(WEBHOOK))
        .hasToString(WEBHOOK + "/PAY/ledger-api");
    assertThat(Target.parse("~ada").secret(ORGANISATION)).isEqualTo("pipewright/webhook/@ADA");
    // The receiver reads the key in upper case, whatever it was.
    assertThat(Target.parse("acme").url(WEBHOOK)).hasToString(WEBHOOK + "/ACME");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b/c", "../x", "PAY/", "PAY/Upper"})
  void whatIsNoTargetIsSaid(String text) {
    assertThatThrownBy(() -> Target.parse(text))
        .isInstanceOf(SurroundingsException.class)
        .hasMessageContaining("Write PROJECT or PROJECT/slug");
  }

  private List<Finding> onboard(String target, boolean rotate) {
    Target scope = Target.parse(target);
    return new Onboarding(
            ORGANISATION,
            scope,
            scope.url(WEBHOOK),
            webhooks,
            new SigningSecret(secrets, scope.secret(ORGANISATION), new SecureRandom()))
        .run(rotate);
  }
}
