package io.pipewright.receive;

import io.pipewright.ledger.DynamoDbLedger;
import io.pipewright.queue.SqsWorkQueue;
import io.pipewright.receive.delivery.Receiver;
import java.time.Clock;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The receiver on AWS, by the SDK's default chain of settings. */
public final class AwsReceiver {
  private AwsReceiver() {}

  /** A receiver that reads its secrets, writes its ledger and fills its queue there. */
  public static Receiver start(ReceiveSettings settings, Clock clock) {
    SecretsManagerClient secrets =
        SecretsManagerClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
    DynamoDbClient dynamo =
        DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
    SqsClient sqs = SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
    return new ReceiveApplication(
            settings,
            () -> secrets,
            new DynamoDbLedger(dynamo, settings.ledger()),
            new SqsWorkQueue(sqs, settings.queue().toString()),
            clock)
        .receiver();
  }
}
