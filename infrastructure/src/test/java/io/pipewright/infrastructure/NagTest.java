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
              route(""),
              route("--{project}"),
              route("--{project}--{slug}"),
              task("Checkout"),
              task("Generator"),
              image("Checkout"),
              image("Generator"),
              rights("Checkout/Task/TaskRole"),
              rights("Executions/Executions/Role"),
              rights("Generator/Task/TaskRole"),
              rights("Receive/Receive/Role"),
              rights("Reconcile/Reconcile/Role"),
              rights("Work/Work/Role"),
              java("Executions"),
              java("Receive"),
              java("Reconcile"),
              java("Work"),
              Map.entry(
                  "AwsSolutions-IAM5 access/Approval",
                  "the team's tag and -- bound the pipelines; listing has no resource level"),
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

  private static Map.Entry<String, String> route(String scope) {
    return Map.entry(
        "AwsSolutions-APIG4 factory/Api/Api/POST--webhooks--bitbucket" + scope + "/Resource",
        "the signature is over the body, which only the function sees whole");
  }

  private static Map.Entry<String, String> task(String id) {
    return Map.entry(
        "AwsSolutions-ECS2 factory/" + id + "/Task/Resource",
        "the only variable is the place of factory.yaml, which is no secret");
  }

  private static Map.Entry<String, String> image(String id) {
    return Map.entry(
        "AwsSolutions-IAM5 factory/" + id + "/Task/ExecutionRole/DefaultPolicy/Resource",
        "ecr:GetAuthorizationToken has no resource level");
  }

  private static Map.Entry<String, String> rights(String role) {
    return Map.entry(
        "AwsSolutions-IAM5 factory/" + role + "/DefaultPolicy/Resource",
        "AcceptedWildcards has the reason for each one");
  }

  private static Map.Entry<String, String> java(String id) {
    return Map.entry("AwsSolutions-L1 factory/%1$s/%1$s/Function/Resource".formatted(id), JAVA);
  }

  private static Map.Entry<String, String> delivery(String resource) {
    return Map.entry("AwsSolutions-IAM5 Delivery/" + resource, CDK);
  }
}
