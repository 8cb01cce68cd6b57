package io.pipewright.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.localcloud.codebuild.SecretReference;
import io.pipewright.localcloud.identity.Authorizer;
import io.pipewright.localcloud.secrets.SecretStore;
import io.pipewright.localcloud.server.AwsError;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoleSecretsTest {
  private static final String ACCOUNT = "111122223333";
  private static final String READER = "arn:aws:iam::111122223333:role/reader";

  private final SecretStore store =
      new SecretStore(Clock.systemUTC(), ACCOUNT, "eu-west-1", new Random(1));
  private final Authorizer onlyTheReader =
      (caller, action, resource, tags) -> {
        if (!caller.arn().equals(READER) || !action.equals("secretsmanager:GetSecretValue")) {
          throw new AwsError(400, "AccessDeniedException", "denied");
        }
      };
  private final RoleSecrets secrets = new RoleSecrets(store, onlyTheReader, ACCOUNT);

  @Test
  void readsInTheNameOfTheRole() {
    store.create("token", "s3cret", Map.of());

    assertThat(secrets.read(READER, SecretReference.parse("token"))).isEqualTo("s3cret");
  }

  @Test
  void anotherRoleIsRefused() {
    store.create("token", "s3cret", Map.of());

    assertThatThrownBy(
            () ->
                secrets.read(
                    "arn:aws:iam::111122223333:role/other", SecretReference.parse("token")))
        .isInstanceOf(AwsError.class)
        .hasMessage("denied");
  }

  @Test
  void aPartOfASecretIsRefusedRatherThanGuessed() {
    store.create("token", "{\"key\":\"s3cret\"}", Map.of());

    assertThatThrownBy(() -> secrets.read(READER, SecretReference.parse("token:key")))
        .isInstanceOf(AwsError.class)
        .hasMessageContaining("JSON key");
  }
}
