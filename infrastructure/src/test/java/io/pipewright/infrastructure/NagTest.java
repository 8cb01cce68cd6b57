package io.pipewright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The AwsSolutions rules over all stacks. Synthesis succeeds whatever they find, so their reports
 * are read: a finding that is not accepted here fails, and so does an acceptance that nothing
 * needs.
 */
class NagTest {
  private static final String CDK = "grants of CDK Pipelines to its own projects and roles";
  private static final String JAVA = "the factory is built for and tested on Java 17";

  private static final Map<String, String> ACCEPTED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "AwsSolutions-APIG4 factory/Api/Api/POST--webhooks--bitbucket/Resource",
                  "the signature is over the body, which only the function sees whole"),
              Map.entry(
                  "AwsSolutions-ECS2 factory/Generator/Task/Resource",
                  "the only variable is the place of factory.yaml, which is no secret"),
              Map.entry(
                  "AwsSolutions-IAM5 access/Approval",
                  "the team's tag and -- bound the pipelines; listing has no resource level"),
              Map.entry(
                  "AwsSolutions-IAM5 factory/Executions/Role/DefaultPolicy/Resource",
                  "all pipelines' executions are reported; network interfaces have no resource"),
              Map.entry(
                  "AwsSolutions-IAM5 factory/Webhook/Role/DefaultPolicy/Resource",
                  "all repositories' archives by name; network interfaces have no resource level"),
              Map.entry(
                  "AwsSolutions-IAM5 factory/Generator/Task/ExecutionRole/DefaultPolicy/Resource",
                  "ecr:GetAuthorizationToken has no resource level"),
              Map.entry(
                  "AwsSolutions-IAM5 factory/Generator/Task/TaskRole/DefaultPolicy/Resource",
                  "stacks and what they hold are named *--*, and only CloudFormation changes them"),
              Map.entry("AwsSolutions-L1 factory/Executions/Function/Resource", JAVA),
              Map.entry("AwsSolutions-L1 factory/Webhook/Function/Resource", JAVA),
              delivery("Assets/FileRole/DefaultPolicy/Resource"),
              delivery("Pipeline/Build/Synth/CdkBuildProject/Role/DefaultPolicy/Resource"),
              delivery("Pipeline/Role/DefaultPolicy/Resource"),
              delivery("Pipeline/Source/S3/CodePipelineActionRole/DefaultPolicy/Resource"),
              delivery("Pipeline/pipewright/PublishImage/PublishImage/Role/DefaultPolicy/Resource"),
              delivery("UpdatePipeline/SelfMutation/Role/DefaultPolicy/Resource")));

  private final SynthesizedFactory app = SynthesizedFactory.once();

  @Test
  void everyFindingIsAcceptedForAReason() {
    Set<String> findings = new TreeSet<>();
    int rules = 0;
    for (JsonNode line : app.nagLines()) {
      rules++;
      if (!Set.of("Compliant", "N/A").contains(line.path("compliance").textValue())) {
        findings.add(
            line.path("ruleId").textValue()
                + " "
                + line.path("resourceId").textValue().replaceFirst("^[^/]+/", ""));
      }
    }
    assertThat(rules).as("rules that ran").isGreaterThan(100);
    assertThat(findings).isEqualTo(ACCEPTED.keySet());
  }

  private static Map.Entry<String, String> delivery(String resource) {
    return Map.entry("AwsSolutions-IAM5 Delivery/" + resource, CDK);
  }
}
