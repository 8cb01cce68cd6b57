package io.pipewright.cli.onboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.bitbucket.Webhooks;
import io.pipewright.bitbucket.Webhooks.Webhook;
import io.pipewright.cli.factory.FactoryAccess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** Each part of a sound factory is broken in turn: the doctor says which, and what to do. */
@TestInstance(Lifecycle.PER_CLASS)
class DoctorTest {
  private LocalDoctor factory;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    factory = new LocalDoctor(directory);
  }

  @AfterEach
  void mend() {
    factory.mend();
  }

  @AfterAll
  void stop() {
    factory.close();
  }

  @Test
  void aSoundFactoryIsSound() {
    List<Finding> findings = factory.findings(factory.access());

    assertThat(findings).filteredOn(finding -> !finding.fine()).isEmpty();
    assertThat(findings)
        .extracting(Finding::subject)
        .containsExactly(
            "secret",
            "hook",
            "clone ledger-api",
            "ledger",
            "queue",
            "dead letters",
            "bucket",
            "key payments",
            "task",
            "checkout task");
    assertThat(findings.toString()).doesNotContain(LocalDoctor.TOKEN);
  }

  @Test
  void whatIsNotThereIsDeployed() {
    FactoryAccess access =
        factory.access(factory.organisation("other-ledger", "other.fifo", "other-sources"));
    factory.tasks.families.clear();

    assertThat(factory.findings(access))
        .filteredOn(finding -> !finding.fine())
        .allSatisfy(finding -> assertThat(finding.fix()).contains("deploy the factory's stack"))
        .extracting(Finding::subject)
        .containsExactly("ledger", "queue", "bucket", "task", "checkout task");
  }

  @Test
  void bucketWithoutVersionsIsTold() {
    factory.versioning(BucketVersioningStatus.SUSPENDED);

    assertOnly("bucket", "keeps no versions", "enable versioning");
  }

  @Test
  void disabledKeyIsTold() {
    factory.clients.kms().disableKey(it -> it.keyId(factory.key));

    assertOnly("key payments", "is Disabled", "enable it in KMS");
  }

  @Test
  void deliveriesThatWereGivenUpAreTold() {
    String url = factory.clients.sqs().getQueueUrl(it -> it.queueName(LocalDoctor.DEAD)).queueUrl();
    factory
        .clients
        .sqs()
        .sendMessage(
            it ->
                it.queueUrl(url).messageBody("x").messageGroupId("x").messageDeduplicationId("x"));

    assertOnly("dead letters", "1 deliveries were given up", "pipewright replay ID");
  }

  @Test
  void projectThatWasNeverOnboardedIsTold() {
    assertThat(
            new DeliveryChecks(
                    factory.access(), Target.parse("PAY"), Optional.of(LocalDoctor.WEBHOOK))
                .all()
                .map(Check::run))
        .filteredOn(finding -> !finding.fine())
        .allSatisfy(
            finding ->
                assertThat(finding.fix()).isEqualTo("call 'pipewright onboard PAY --url URL'"))
        .extracting(Finding::found)
        .containsExactly(
            "there is no pipewright/webhook/PAY", "no webhook of the factory is registered");
  }

  @Test
  void hookThatIsNotThereOrListensToLessIsTold() {
    Webhooks hooks = factory.access().bitbucket().webhooks();
    Webhook own = hooks.list(LocalDoctor.TARGET.scope()).get(0);
    hooks.update(LocalDoctor.TARGET.scope(), own, Set.of("pr:merged"), "s");

    assertOnly("hook", "lacks some of", "pipewright onboard PAY/ledger-api --url URL");
    assertThat(
            new DeliveryChecks(
                    factory.access(),
                    LocalDoctor.TARGET,
                    Optional.of(URI.create("https://other.example.com/hook")))
                .all()
                .map(Check::run))
        .filteredOn(finding -> !finding.fine())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.found()).isEqualTo("no webhook of the factory is registered"));
  }

  @Test
  void tokenThatBitbucketDoesNotKnowIsTold() {
    List<Finding> wrong =
        factory.findings(factory.access("another")).stream()
            .filter(finding -> !finding.fine())
            .toList();

    assertThat(wrong).extracting(Finding::subject).containsExactly("hook", "clone ledger-api");
    assertThat(wrong.get(1).fix()).isEqualTo("give the token the right to read PAY/ledger-api");
    assertThat(wrong.toString()).doesNotContain("another");
  }

  private void assertOnly(String subject, String found, String fix) {
    assertThat(factory.findings(factory.access()))
        .filteredOn(finding -> !finding.fine())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.subject()).isEqualTo(subject);
              assertThat(finding.found()).contains(found);
              assertThat(finding.fix()).contains(fix);
            });
  }
}
