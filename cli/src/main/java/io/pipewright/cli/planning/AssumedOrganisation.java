package io.pipewright.cli.planning;

import io.pipewright.manifest.Manifest;
import io.pipewright.manifest.Severity;
import io.pipewright.organisation.AwsHome;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.organisation.BitbucketSettings;
import io.pipewright.organisation.Environment;
import io.pipewright.organisation.FactorySettings;
import io.pipewright.organisation.GateDefaults;
import io.pipewright.organisation.Organisation;
import io.pipewright.organisation.Team;
import io.pipewright.repository.RepositoryId;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An organisation for a developer who has no {@code factory.yaml} at hand: one team that owns the
 * repository, and every environment that the manifest names. What is called production is
 * protected.
 */
final class AssumedOrganisation {
  private static final String REGION = "eu-west-1";
  private static final String ACCOUNT = "000000000000";
  private static final String TEAM = "your-team";

  private AssumedOrganisation() {}

  static Organisation of(RepositoryId repository, Manifest manifest) {
    String team = manifest.team().orElse(TEAM);
    Map<String, Environment> environments = new LinkedHashMap<>();
    manifest.components().stream()
        .flatMap(component -> component.deploy().stream())
        .forEach(
            deployment ->
                environments.putIfAbsent(
                    deployment.environment(), environment(deployment.environment())));
    return new Organisation(
        new AwsHome(ACCOUNT, REGION),
        new BitbucketSettings(
            BitbucketKind.DATA_CENTER,
            URI.create("https://bitbucket.example.com"),
            "token",
            "webhook-secret"),
        new FactorySettings(
            "pipewright-sources",
            "pipewright",
            "pipewright",
            "pipewright-generator",
            "pipewright-checkout",
            "pipewright-ledger",
            "pipewright-deliveries.fifo",
            List.of(),
            List.of(),
            URI.create("https://pipewright.example.com")),
        Map.of(
            team,
            new Team(
                team,
                "arn:aws:kms:" + REGION + ":" + ACCOUNT + ":key/" + team,
                Set.of(repository))),
        environments,
        new GateDefaults(0, Severity.HIGH));
  }

  private static Environment environment(String name) {
    return new Environment(
        name,
        ACCOUNT,
        REGION,
        Environment.isCalledProduction(name),
        "arn:aws:iam::" + ACCOUNT + ":role/pipeline/deploy",
        "arn:aws:iam::" + ACCOUNT + ":role/pipeline/cfn-exec");
  }
}
