package io.pipewright.localcloud.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.localcloud.Clients;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import io.pipewright.localcloud.server.AwsEndpoint;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.NotFoundException;

class KmsTest {
  private final Credentials credentials = new Credentials(Clock.systemUTC(), new SecureRandom());
  private final AwsEndpoint endpoint = new AwsEndpoint(credentials, Clock.systemUTC());
  private KmsClient kms;

  @BeforeEach
  void start() {
    endpoint.register(new Kms(new KeyStore(Clock.systemUTC(), "111111111111", "eu-west-1")));
    endpoint.start();
    kms =
        Clients.client(
            KmsClient.builder(), endpoint.uri(), credentials.create(Caller.root("111111111111")));
  }

  @AfterEach
  void stop() {
    kms.close();
    endpoint.close();
  }

  @Test
  void aKeyIsFoundByItsIdItsArnAndItsAlias() {
    KeyMetadata key = kms.createKey(it -> it.description("team pay")).keyMetadata();
    kms.createAlias(it -> it.aliasName("alias/pay").targetKeyId(key.keyId()));
    assertThat(key.arn()).isEqualTo("arn:aws:kms:eu-west-1:111111111111:key/" + key.keyId());
    assertThat(key.keyManager()).isEqualTo(KeyManagerType.CUSTOMER);
    for (String reference :
        new String[] {
          key.keyId(), key.arn(), "alias/pay", "arn:aws:kms:eu-west-1:111111111111:alias/pay"
        }) {
      assertThat(kms.describeKey(it -> it.keyId(reference)).keyMetadata()).isEqualTo(key);
    }
    assertThatThrownBy(
            () -> kms.createAlias(it -> it.aliasName("alias/pay").targetKeyId(key.keyId())))
        .isInstanceOf(AlreadyExistsException.class);
    assertThatThrownBy(() -> kms.describeKey(it -> it.keyId("alias/none")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void nothingIsEncryptedAndEncryptSaysSo() {
    assertThatThrownBy(
            () -> kms.encrypt(it -> it.keyId("alias/pay").plaintext(SdkBytes.fromUtf8String("x"))))
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e ->
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
  }

  @Test
  void aKeyIsDisabledAndEnabledAgain() {
    String id = kms.createKey().keyMetadata().keyId();
    kms.disableKey(it -> it.keyId(id));
    KeyMetadata disabled = kms.describeKey(it -> it.keyId(id)).keyMetadata();
    assertThat(disabled.enabled()).isFalse();
    assertThat(disabled.keyStateAsString()).isEqualTo("Disabled");
    kms.enableKey(it -> it.keyId(id));
    assertThat(kms.describeKey(it -> it.keyId(id)).keyMetadata().enabled()).isTrue();
  }
}
