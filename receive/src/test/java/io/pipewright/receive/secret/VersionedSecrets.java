package io.pipewright.receive.secret;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Secrets with the versions that were before, as Secrets Manager gives them out. */
final class VersionedSecrets implements SecretsManagerClient {
  private final Clock clock;
  private final Map<String, List<Version>> secrets = new HashMap<>();
  private RuntimeException failure;
  private int calls;

  VersionedSecrets(Clock clock) {
    this.clock = clock;
  }

  void put(String name, String value) {
    secrets
        .computeIfAbsent(name, it -> new ArrayList<>())
        .add(0, new Version(value, clock.instant()));
  }

  void fail(RuntimeException with) {
    failure = with;
  }

  /** How often a present version was asked for. */
  int calls() {
    return calls;
  }

  @Override
  public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
    int version = request.versionStage().equals("AWSCURRENT") ? 0 : 1;
    calls += 1 - version;
    if (failure != null) {
      throw failure;
    }
    List<Version> versions = secrets.getOrDefault(request.secretId(), List.of());
    if (versions.size() <= version) {
      throw ResourceNotFoundException.builder().message("no such version").build();
    }
    return GetSecretValueResponse.builder()
        .secretString(versions.get(version).value())
        .createdDate(versions.get(version).created())
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  private record Version(String value, Instant created) {}
}
