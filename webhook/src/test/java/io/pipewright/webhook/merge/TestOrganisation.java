package io.pipewright.webhook.merge;

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
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A small organisation: the team {@code payments} owns {@code LEDGER/ledger-api} and one more. */
public final class TestOrganisation {
  public static final RepositoryId LEDGER = new RepositoryId("LEDGER", "ledger-api");
  public static final String KMS_KEY =
      "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d-0000-0000-0000-000000000001";

  private TestOrganisation() {}

  public static Organisation at(URI bitbucket) {
    return at(BitbucketKind.DATA_CENTER, bitbucket, KMS_KEY);
  }

  public static Organisation at(BitbucketKind kind, URI bitbucket, String key) {
    return new Organisation(
        new AwsHome("111111111111", "eu-west-1"),
        new BitbucketSettings(kind, bitbucket, "pipewright/token", "pipewright/webhook"),
        factory(List.of("subnet-1", "subnet-2")),
        Map.of(
            "payments",
            new Team("payments", key, Set.of(LEDGER, new RepositoryId("~ADA", "sandbox")))),
        Map.of(),
        new GateDefaults(0, Severity.HIGH));
  }

  public static FactorySettings factory(List<String> subnets) {
    return new FactorySettings(
        "sources",
        "example/pipewright:1",
        "pipewright",
        "pipewright-generator",
        "pipewright-checkout",
        "pipewright-ledger",
        "pipewright-deliveries.fifo",
        subnets,
        List.of("sg-1"),
        URI.create("https://console.example.com"));
  }
}
