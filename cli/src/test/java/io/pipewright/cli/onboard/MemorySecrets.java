package io.pipewright.cli.onboard;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Secrets in memory. */
final class MemorySecrets implements SecretsManagerClient {
  final Map<String, String> secrets = new HashMap<>();

  @Override
  public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
    if (!secrets.containsKey(request.secretId())) {
      throw ResourceNotFoundException.builder().message("no such secret").build();
    }
    return GetSecretValueResponse.builder().secretString(secrets.get(request.secretId())).build();
  }

  @Override
  public CreateSecretResponse createSecret(CreateSecretRequest request) {
    secrets.put(request.name(), request.secretString());
    return CreateSecretResponse.builder().build();
  }

  @Override
  public PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
    secrets.put(request.secretId(), request.secretString());
    return PutSecretValueResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
