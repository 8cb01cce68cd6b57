package io.pipewright.infrastructure.factory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * One key for each team, and one for what belongs to the factory itself. Each rotates every year,
 * and each stays when the stack goes: what it encrypts would be lost with it.
 */
final class TeamKeys extends Construct {
  private final Key factory;
  private final Map<String, Key> byTeam = new TreeMap<>();

  TeamKeys(Construct scope, String id, List<String> teams) {
    super(scope, id);
    factory = key("Factory", "factory", "What belongs to the factory itself");
    for (String team : teams) {
      Key key = key("Team-" + team, "team/" + team, "Archives and artefacts of team " + team);
      byTeam.put(team, key);
      CfnOutput.Builder.create(this, "KeyOf-" + team)
          .description("teams." + team + ".key in factory.yaml")
          .value(key.getKeyArn())
          .build();
    }
  }

  Key factory() {
    return factory;
  }

  List<String> teamArns() {
    return byTeam.values().stream().map(Key::getKeyArn).toList();
  }

  private Key key(String id, String alias, String description) {
    return Key.Builder.create(this, id)
        .alias("pipewright/" + alias)
        .description(description)
        .enableKeyRotation(true)
        .removalPolicy(RemovalPolicy.RETAIN)
        .build();
  }
}
