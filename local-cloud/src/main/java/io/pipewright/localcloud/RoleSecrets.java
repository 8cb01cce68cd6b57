package io.pipewright.localcloud;

import io.pipewright.localcloud.codebuild.SecretReference;
import io.pipewright.localcloud.codebuild.SecretSource;
import io.pipewright.localcloud.identity.Authorizer;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.secrets.SecretStore;
import io.pipewright.localcloud.server.AwsError;
import java.util.Map;

/** Secrets as a build reads them: in the name of its project's role, which must be allowed to. */
final class RoleSecrets implements SecretSource {
  private final SecretStore secrets;
  private final Authorizer authorizer;
  private final String account;

  RoleSecrets(SecretStore secrets, Authorizer authorizer, String account) {
    this.secrets = secrets;
    this.authorizer = authorizer;
    this.account = account;
  }

  @Override
  public String read(String roleArn, SecretReference reference) {
    if (reference.jsonKey().isPresent()
        || reference.stage().isPresent()
        || reference.versionId().isPresent()) {
      throw new AwsError(
          400,
          "InvalidParameterException",
          "only a secret's whole present value is known here, not a JSON key, stage or version");
    }
    SecretStore.Secret secret = secrets.get(reference.secretId());
    authorizer.authorize(
        new Caller(account, roleArn, Map.of()),
        "secretsmanager:GetSecretValue",
        secret.arn(),
        secret.tags());
    return secret.value();
  }
}
