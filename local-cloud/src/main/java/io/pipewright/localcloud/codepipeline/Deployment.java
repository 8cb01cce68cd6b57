package io.pipewright.localcloud.codepipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.process.AwsJson;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A deployment as it would have been made: recorded, not executed.
 *
 * @param account of the target
 * @param region of the target
 * @param stack its name
 * @param actionRoleArn the role that CodePipeline would have acted in
 * @param stackRoleArn the role that CloudFormation would have acted in
 * @param templateSha256 of the template's text
 * @param parameters of the stack
 * @param artifactSha256 of the input artefacts, by name
 */
public record Deployment(
    String account,
    String region,
    String stack,
    String pipeline,
    String executionId,
    String stage,
    String action,
    Optional<String> actionRoleArn,
    Optional<String> stackRoleArn,
    String templateSha256,
    Map<String, String> parameters,
    Map<String, String> artifactSha256,
    Instant time) {
  public Deployment {
    parameters = Map.copyOf(parameters);
    artifactSha256 = Map.copyOf(artifactSha256);
  }

  ObjectNode toJson() {
    ObjectNode json = AwsJson.object();
    json.put("executed", false);
    json.put("account", account).put("region", region).put("stack", stack);
    json.put("pipeline", pipeline).put("executionId", executionId);
    json.put("stage", stage).put("action", action);
    actionRoleArn.ifPresent(arn -> json.put("actionRoleArn", arn));
    stackRoleArn.ifPresent(arn -> json.put("stackRoleArn", arn));
    json.put("templateSha256", templateSha256);
    json.set("parameters", AwsJson.map(new TreeMap<>(parameters)));
    json.set("artifactSha256", AwsJson.map(new TreeMap<>(artifactSha256)));
    json.put("time", time.toString());
    return json;
  }
}
