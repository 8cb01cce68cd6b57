package io.pipewright.queue;

import io.pipewright.ledger.LedgerCall;
import io.pipewright.repository.RepositoryId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * An SQS FIFO queue. The message group is the repository in lower case, so that its work is done
 * one by one and in order; the deduplication id is the delivery's with the attempt.
 */
public final class SqsWorkQueue implements WorkQueue {
  /** SQS's limit for a message group. */
  private static final int LONGEST_GROUP = 128;

  private static final int DIGITS = 32;

  private final SqsClient client;
  private final String url;

  /**
   * Sends to the queue at that URL.
   *
   * @param client stays its owner's; it repeats what is throttled
   */
  public SqsWorkQueue(SqsClient client, String url) {
    this.client = client;
    this.url = url;
  }

  /**
   * The queue of that name in the client's account and region.
   *
   * @throws io.pipewright.ledger.LedgerException if there is none, or SQS does not answer
   */
  public static SqsWorkQueue named(SqsClient client, String name) {
    return new SqsWorkQueue(
        client,
        LedgerCall.of(
            "find the queue " + name,
            () -> client.getQueueUrl(request -> request.queueName(name)).queueUrl()));
  }

  @Override
  public void send(WorkMessage message) {
    LedgerCall.of(
        "queue the delivery " + message.delivery(),
        () ->
            client.sendMessage(
                request ->
                    request
                        .queueUrl(url)
                        .messageBody(WorkMessageJson.write(message))
                        .messageGroupId(group(message.work().repository()))
                        .messageDeduplicationId(message.delivery() + "-" + message.attempt())));
  }

  /** A name that is too long for SQS ends with its digest: it stays one group, and its own. */
  static String group(RepositoryId repository) {
    String name = repository.toString().toLowerCase(Locale.ROOT);
    return name.length() <= LONGEST_GROUP
        ? name
        : name.substring(0, LONGEST_GROUP - DIGITS - 1) + "#" + digest(name);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
