package io.pipewright.cli.onboard;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** The secret that signs the deliveries of one scope. */
final class SigningSecret {
  /** As strong as the hash that it keys. */
  private static final int BYTES = 32;

  private final SecretsManagerClient secrets;
  private final String name;
  private final SecureRandom random;

  SigningSecret(SecretsManagerClient secrets, String name, SecureRandom random) {
    this.secrets = secrets;
    this.name = name;
    this.random = random;
  }

  String name() {
    return name;
  }

  /** The secret, if there is one. */
  Optional<String> find() {
    try {
      return Optional.ofNullable(
              secrets.getSecretValue(request -> request.secretId(name)).secretString())
          .filter(text -> !text.isEmpty());
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Makes one. */
  String create() {
    String text = strong();
    secrets.createSecret(
        request ->
            request
                .name(name)
                .description("Signs Bitbucket's deliveries to Pipewright")
                .secretString(text));
    return text;
  }

  /** Replaces it; the receiver takes the old one for another day. */
  String rotate() {
    String text = strong();
    secrets.putSecretValue(request -> request.secretId(name).secretString(text));
    return text;
  }

  private String strong() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
