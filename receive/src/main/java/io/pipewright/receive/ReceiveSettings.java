package io.pipewright.receive;

import io.pipewright.organisation.BitbucketKind;
import io.pipewright.receive.source.SourceRanges;
import java.net.URI;
import java.util.Map;

/**
 * What the receiver has to know. It comes from the environment and not from factory.yaml, which
 * would have to be fetched and checked before the first delivery could be answered.
 *
 * @param kind who delivers
 * @param webhookSecret name of the organisation's secret in Secrets Manager
 * @param ledger name of the DynamoDB table
 * @param queue URL of the SQS queue
 * @param sources where deliveries may come from
 * @param mainBranch the branch that the factory serves
 */
public record ReceiveSettings(
    BitbucketKind kind,
    String webhookSecret,
    String ledger,
    URI queue,
    SourceRanges sources,
    String mainBranch) {
  /**
   * Reads {@code PIPEWRIGHT_BITBUCKET_KIND}, {@code PIPEWRIGHT_WEBHOOK_SECRET}, {@code
   * PIPEWRIGHT_LEDGER} and {@code PIPEWRIGHT_QUEUE_URL}, and if they are set {@code
   * PIPEWRIGHT_SOURCE_RANGES} (commas between) and {@code PIPEWRIGHT_MAIN_BRANCH} ({@code main}).
   *
   * @throws IllegalArgumentException naming the variable that is missing or wrong
   */
  public static ReceiveSettings fromEnvironment(Map<String, String> environment) {
    return new ReceiveSettings(
        parsed(environment, "PIPEWRIGHT_BITBUCKET_KIND", BitbucketKind::parse),
        required(environment, "PIPEWRIGHT_WEBHOOK_SECRET"),
        required(environment, "PIPEWRIGHT_LEDGER"),
        parsed(environment, "PIPEWRIGHT_QUEUE_URL", ReceiveSettings::url),
        environment.getOrDefault("PIPEWRIGHT_SOURCE_RANGES", "").isEmpty()
            ? SourceRanges.ALL
            : parsed(environment, "PIPEWRIGHT_SOURCE_RANGES", SourceRanges::parse),
        mainBranch(environment.getOrDefault("PIPEWRIGHT_MAIN_BRANCH", "")));
  }

  private static String mainBranch(String value) {
    return value.isEmpty() ? "main" : value;
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new IllegalArgumentException("set " + name);
    }
    return value;
  }

  private static <T> T parsed(Map<String, String> environment, String name, Reader<T> reader) {
    String value = required(environment, name);
    try {
      return reader.read(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static URI url(String text) {
    URI url = URI.create(text);
    if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
      throw new IllegalArgumentException("'" + text + "' is no URL that starts with https://");
    }
    return url;
  }

  private interface Reader<T> {
    T read(String text);
  }
}
