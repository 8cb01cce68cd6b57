package io.pipewright.localcloud.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.localcloud.Clients;
import io.pipewright.localcloud.iam.PolicyAuthorizer;
import io.pipewright.localcloud.iam.PolicyDocument;
import io.pipewright.localcloud.iam.Role;
import io.pipewright.localcloud.iam.Roles;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import io.pipewright.localcloud.server.AwsEndpoint;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class SecretsManagerTest {
  private static final String ACCOUNT = "111111111111";
  private static final String ROLE = "arn:aws:iam::111111111111:role/version";

  private final Credentials credentials = new Credentials(Clock.systemUTC(), new SecureRandom());
  private final AwsEndpoint endpoint = new AwsEndpoint(credentials, Clock.systemUTC());
  private final Roles roles = new Roles();
  private final SecretStore secrets =
      new SecretStore(Clock.systemUTC(), ACCOUNT, "eu-west-1", new SecureRandom());

  @BeforeEach
  void start() {
    endpoint.register(new SecretsManager(secrets, new PolicyAuthorizer(roles)));
    endpoint.start();
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void aSecretIsReadByNameAndByArnInItsPresentVersion() {
    try (SecretsManagerClient client = client(Caller.root(ACCOUNT))) {
      String arn = client.createSecret(it -> it.name("bitbucket/token").secretString("one")).arn();
      assertThat(arn)
          .matches("arn:aws:secretsmanager:eu-west-1:111111111111:secret:bitbucket/token-\\w{6}");
      assertThat(client.getSecretValue(it -> it.secretId(arn)).secretString()).isEqualTo("one");
      client.putSecretValue(it -> it.secretId(arn).secretString("two"));
      assertThat(client.getSecretValue(it -> it.secretId("bitbucket/token")).secretString())
          .isEqualTo("two");
      assertThatThrownBy(
              () -> client.createSecret(it -> it.name("bitbucket/token").secretString("x")))
          .isInstanceOf(ResourceExistsException.class);
      assertThatThrownBy(() -> client.getSecretValue(it -> it.secretId("none")))
          .isInstanceOf(ResourceNotFoundException.class);
    }
  }

  @Test
  void onlyARoleWhosePolicyAllowsItReadsASecret() throws Exception {
    String arn = secrets.create("token", "hidden", Map.of()).arn();
    try (SecretsManagerClient client = client(new Caller(ACCOUNT, ROLE, Map.of()))) {
      roles.put(role("arn:aws:secretsmanager:*:*:secret:other-*"));
      assertThatThrownBy(() -> client.getSecretValue(it -> it.secretId(arn)))
          .isInstanceOfSatisfying(
              AwsServiceException.class,
              e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
      roles.put(role(arn));
      assertThat(client.getSecretValue(it -> it.secretId(arn)).secretString()).isEqualTo("hidden");
    }
  }

  @Test
  void anUnknownOperationOrMemberIsAnError() {
    try (SecretsManagerClient client = client(Caller.root(ACCOUNT))) {
      assertThatThrownBy(() -> client.listSecrets())
          .isInstanceOfSatisfying(
              AwsServiceException.class,
              e ->
                  assertThat(e.awsErrorDetails().errorCode())
                      .isEqualTo("UnknownOperationException"));
      assertThatThrownBy(
              () ->
                  client.createSecret(
                      it -> it.name("n").secretString("x").forceOverwriteReplicaSecret(true)))
          .hasMessageContaining("'ForceOverwriteReplicaSecret' is not supported here");
    }
  }

  @Test
  void aSecretsTextDoesNotShowItsValue() {
    assertThat(secrets.create("token", "hidden", Map.of()).toString()).doesNotContain("hidden");
  }

  private static Role role(String resource) throws Exception {
    String policy =
        """
        {"Version":"2012-10-17","Statement":[
         {"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"%s"}]}
        """
            .formatted(resource);
    return new Role(
        "version",
        ROLE,
        "AROATEST",
        new PolicyDocument(List.of()),
        Map.of("p", PolicyDocument.ofIdentity(new ObjectMapper().readTree(policy))),
        List.of(),
        Optional.empty(),
        Duration.ofHours(1),
        Map.of());
  }

  private SecretsManagerClient client(Caller caller) {
    return Clients.client(
        SecretsManagerClient.builder(), endpoint.uri(), credentials.create(caller));
  }
}
