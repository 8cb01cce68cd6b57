package io.pipewright.localcloud.secrets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.identity.Authorizer;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.secrets.SecretStore.Secret;
import io.pipewright.localcloud.server.AwsError;
import io.pipewright.localcloud.server.JsonInput;
import io.pipewright.localcloud.server.JsonService;
import java.util.Map;
import java.util.Set;

/**
 * Secrets Manager for secrets that are text. Each call is judged by the policies of the caller's
 * role. Only the present version of a secret can be read.
 */
public final class SecretsManager implements JsonService {
  private static final double MILLIS = 1000.0;

  private final SecretStore secrets;
  private final Authorizer authorizer;

  /** Over that store, judged by that authorizer. */
  public SecretsManager(SecretStore secrets, Authorizer authorizer) {
    this.secrets = secrets;
    this.authorizer = authorizer;
  }

  @Override
  public String targetPrefix() {
    return "secretsmanager";
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "CreateSecret", this::create,
        "GetSecretValue", this::get,
        "PutSecretValue", this::put);
  }

  private ObjectNode create(Caller caller, ObjectNode input) {
    JsonInput call =
        new JsonInput(
            input,
            Set.of(
                "Name", "SecretString", "Description", "KmsKeyId", "Tags", "ClientRequestToken"));
    authorizer.authorize(caller, "secretsmanager:CreateSecret", "*", Map.of());
    return answer(
        secrets.create(
            call.get("Name"), call.get("SecretString"), call.tags("Tags", "Key", "Value")));
  }

  private ObjectNode get(Caller caller, ObjectNode input) {
    JsonInput call = new JsonInput(input, Set.of("SecretId", "VersionId", "VersionStage"));
    Secret secret = authorized(caller, "secretsmanager:GetSecretValue", call.get("SecretId"));
    if (!call.find("VersionStage").orElse("AWSCURRENT").equals("AWSCURRENT")
        || !call.find("VersionId").orElse(secret.versionId()).equals(secret.versionId())) {
      throw new AwsError(
          400, "ResourceNotFoundException", "Only the present version can be read here.");
    }
    return answer(secret)
        .put("SecretString", secret.value())
        .put("CreatedDate", secret.created().toEpochMilli() / MILLIS);
  }

  private ObjectNode put(Caller caller, ObjectNode input) {
    JsonInput call = new JsonInput(input, Set.of("SecretId", "SecretString", "ClientRequestToken"));
    Secret secret = authorized(caller, "secretsmanager:PutSecretValue", call.get("SecretId"));
    return answer(secrets.put(secret.name(), call.get("SecretString")));
  }

  private Secret authorized(Caller caller, String action, String id) {
    Secret secret = secrets.get(id);
    authorizer.authorize(caller, action, secret.arn(), secret.tags());
    return secret;
  }

  private static ObjectNode answer(Secret secret) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer
        .put("ARN", secret.arn())
        .put("Name", secret.name())
        .put("VersionId", secret.versionId())
        .putArray("VersionStages")
        .add("AWSCURRENT");
    return answer;
  }
}
