package io.pipewright.webhook;

import io.pipewright.bitbucket.BitbucketAccess;
import io.pipewright.bitbucket.Retry;
import io.pipewright.bitbucket.Sleeper;
import io.pipewright.bitbucket.client.BitbucketClient;
import io.pipewright.organisation.BitbucketSettings;
import io.pipewright.organisation.FactorySettings;
import io.pipewright.organisation.Organisation;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.receive.secret.CachedSecret;
import io.pipewright.webhook.execution.ExecutionFeedback;
import io.pipewright.webhook.feedback.CommitFeedback;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The webhook with all its parts: what Lambda, the local server and the command line share. */
public final class WebhookApplication {
  /** A path or {@code s3://bucket/key} of {@code factory.yaml}. */
  static final String FACTORY = "PIPEWRIGHT_FACTORY";

  /** A rotated secret is known everywhere after this time. */
  private static final Duration SECRET_LIFE = Duration.ofMinutes(5);

  private final ExecutionFeedback executions;

  /**
   * Puts the parts together; nothing is called yet.
   *
   * @param organisation a valid {@code factory.yaml}
   * @param aws clients in the organisation's own account and region
   * @param clock decides how long a secret is kept
   * @param random spreads repeated calls
   * @param temporary an existing directory for the commits that are being fetched
   */
  public WebhookApplication(
      Organisation organisation,
      AwsClients aws,
      Clock clock,
      RandomGenerator random,
      Path temporary) {
    BitbucketSettings bitbucket = organisation.bitbucket();
    FactorySettings factory = organisation.factory();
    CachedSecret token =
        new CachedSecret(aws.secrets(), bitbucket.tokenSecret(), SECRET_LIFE, clock);
    BitbucketAccess access =
        new BitbucketAccess(bitbucket.kind(), bitbucket.url(), () -> required(token));
    Retry retry = Retry.standard(random, Sleeper.ofThread());
    executions =
        ExecutionFeedback.of(
            aws.pipelines(),
            aws.builds(),
            aws.logs(),
            aws.s3(),
            factory.sourceBucket(),
            new CommitFeedback(BitbucketClient.of(access, retry).statuses(), factory.console()),
            retry.sleeper());
  }

  /**
   * The application that a process's environment describes: {@code PIPEWRIGHT_FACTORY}, and AWS by
   * the SDK's default chain.
   *
   * @throws IllegalArgumentException if the variable is missing or the file has problems
   */
  public static WebhookApplication fromEnvironment(
      Map<String, String> environment, Clock clock, RandomGenerator random, Path temporary) {
    String location = environment.getOrDefault(FACTORY, "");
    if (location.isEmpty()) {
      throw new IllegalArgumentException(
          "set " + FACTORY + " to the path or the s3:// URL of factory.yaml");
    }
    Organisation organisation = FactoryFile.read(location);
    return new WebhookApplication(
        organisation, AwsClients.inRegion(organisation.aws().region()), clock, random, temporary);
  }

  /** Takes EventBridge's events about executions. */
  public ExecutionFeedback executions() {
    return executions;
  }

  private static String required(CachedSecret token) {
    return token
        .value()
        .orElseThrow(() -> new UnavailableException("there is no token for Bitbucket"));
  }
}
