package io.pipewright.receive;

import io.pipewright.ledger.Ledger;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.queue.WorkQueue;
import io.pipewright.receive.delivery.Dispatch;
import io.pipewright.receive.delivery.Receiver;
import io.pipewright.receive.event.EventParser;
import io.pipewright.receive.secret.RotatingSecrets;
import io.pipewright.receive.signature.SignatureVerifier;
import java.time.Clock;
import java.util.function.Supplier;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The receiver with all its parts: what Lambda and the local server share. */
public final class ReceiveApplication {
  private final Receiver receiver;

  /**
   * Puts the parts together; nothing is called yet.
   *
   * @param secrets asked for when the first secret is read
   * @param clock decides how long a secret is valid, and says when a delivery was received
   */
  public ReceiveApplication(
      ReceiveSettings settings,
      Supplier<SecretsManagerClient> secrets,
      Ledger ledger,
      WorkQueue queue,
      Clock clock) {
    receiver =
        new Receiver(
            settings.sources(),
            new SignatureVerifier(new RotatingSecrets(secrets, settings.webhookSecret(), clock)),
            parser(settings.kind()),
            settings.mainBranch(),
            new Dispatch(ledger, queue, clock));
  }

  /** Answers deliveries. */
  public Receiver receiver() {
    return receiver;
  }

  static EventParser parser(BitbucketKind kind) {
    return switch (kind) {
      case DATA_CENTER -> new io.pipewright.receive.event.datacenter.PayloadParser();
      case CLOUD -> new io.pipewright.receive.event.cloud.PayloadParser();
    };
  }
}
