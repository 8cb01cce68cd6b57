package io.pipewright.webhook;

import io.pipewright.bitbucket.BitbucketAccess;
import io.pipewright.bitbucket.Retry;
import io.pipewright.bitbucket.Sleeper;
import io.pipewright.bitbucket.client.BitbucketClient;
import io.pipewright.ledger.DynamoDbLedger;
import io.pipewright.organisation.BitbucketSettings;
import io.pipewright.organisation.FactorySettings;
import io.pipewright.organisation.Organisation;
import io.pipewright.queue.SqsWorkQueue;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.receive.secret.CachedSecret;
import io.pipewright.webhook.archive.CommitArchive;
import io.pipewright.webhook.archive.S3ObjectStore;
import io.pipewright.webhook.checkout.BitbucketSource;
import io.pipewright.webhook.checkout.Checkouts;
import io.pipewright.webhook.execution.ExecutionFeedback;
import io.pipewright.webhook.feedback.CommitFeedback;
import io.pipewright.webhook.launch.EcsHandover;
import io.pipewright.webhook.launch.EcsLauncher;
import io.pipewright.webhook.merge.MergeWork;
import io.pipewright.webhook.merge.Passage;
import io.pipewright.webhook.reconcile.Reconciler;
import io.pipewright.webhook.review.CheckoutContents;
import io.pipewright.webhook.review.LazyPacks;
import io.pipewright.webhook.review.PullRequestReview;
import io.pipewright.webhook.review.Review;
import io.pipewright.webhook.review.S3DeployedPlans;
import io.pipewright.webhook.worker.SqsVisibility;
import io.pipewright.webhook.worker.WorkBatch;
import io.pipewright.webhook.worker.Worker;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Everything behind the queue with all its parts: what functions, tasks and one machine share. */
public final class WebhookApplication {
  /** A path or {@code s3://bucket/key} of {@code factory.yaml}. */
  static final String FACTORY = "PIPEWRIGHT_FACTORY";

  /** The directory that holds {@code languages/} and {@code gates/}. */
  static final String HOME = "PIPEWRIGHT_HOME";

  /** The branch whose merges are deployed, without {@code refs/heads/}. */
  static final String MAIN_BRANCH = "PIPEWRIGHT_MAIN_BRANCH";

  /** A rotated token is known everywhere after this time. */
  private static final Duration SECRET_LIFE = Duration.ofMinutes(5);

  private final Worker worker;
  private final WorkBatch batch;
  private final Reconciler reconciler;
  private final ExecutionFeedback executions;

  /**
   * Where it works.
   *
   * @param temporary an existing directory for the commits that are being fetched
   * @param home the directory that holds {@code languages/} and {@code gates/}; read when a pull
   *     request is reviewed
   * @param mainBranch the branch whose merges are deployed, without {@code refs/heads/}; the
   *     receiver's is the same
   */
  public record Place(Path temporary, Path home, String mainBranch) {
    /** With the main branch {@code main}. */
    public Place(Path temporary, Path home) {
      this(temporary, home, "main");
    }
  }

  /**
   * Puts the parts together; nothing is called yet.
   *
   * @param organisation a valid {@code factory.yaml}
   * @param aws clients in the organisation's own account and region
   * @param clock decides how long a secret is kept
   * @param random spreads repeated calls
   */
  public WebhookApplication(
      Organisation organisation, AwsClients aws, Clock clock, RandomGenerator random, Place place) {
    Retry retry = Retry.standard(random, Sleeper.ofThread());
    BitbucketAccess access = access(organisation.bitbucket(), aws, clock);
    BitbucketClient bitbucket = BitbucketClient.of(access, retry);
    FactorySettings factory = organisation.factory();
    DynamoDbLedger ledger = new DynamoDbLedger(aws.dynamoDb(), factory.ledger());
    CommitFeedback feedback = new CommitFeedback(bitbucket.statuses(), factory.console());
    Checkouts checkouts = new Checkouts(new BitbucketSource(access, retry), place.temporary());
    EcsHandover handover = new EcsHandover(aws.ecs(), factory);
    Passage passage =
        new Passage(
            checkouts,
            new CommitArchive(new S3ObjectStore(aws.s3(), factory.sourceBucket())),
            new EcsLauncher(aws.ecs(), factory),
            handover,
            ledger,
            feedback,
            clock);
    MergeWork merges = new MergeWork(bitbucket.repositories(), ledger, clock, passage);
    PullRequestReview reviews =
        new PullRequestReview(
            new PullRequestReview.Services(
                bitbucket.repositories(),
                new CheckoutContents(checkouts),
                new S3DeployedPlans(aws.s3(), factory.sourceBucket()),
                bitbucket.insights(),
                bitbucket.statuses(),
                handover),
            new Review(organisation, new LazyPacks(place.home())),
            new PullRequestReview.Place(access.kind(), place.mainBranch(), factory.console()));
    worker = new Worker(organisation, ledger, merges, reviews::review, clock);
    batch = new WorkBatch(worker, new SqsVisibility(aws.sqs(), factory.queue()), random);
    reconciler =
        new Reconciler(
            organisation,
            bitbucket.repositories(),
            ledger,
            ledger,
            // Found at each send: nothing is called while the parts are put together.
            message -> SqsWorkQueue.named(aws.sqs(), factory.queue()).send(message),
            place.mainBranch(),
            clock);
    executions =
        ExecutionFeedback.of(
            aws.pipelines(),
            aws.builds(),
            aws.logs(),
            aws.s3(),
            factory.sourceBucket(),
            feedback,
            retry.sleeper());
  }

  /**
   * The application that a process's environment describes: {@code PIPEWRIGHT_FACTORY}, {@code
   * PIPEWRIGHT_HOME}, {@code PIPEWRIGHT_MAIN_BRANCH} ({@code main}), and AWS by the SDK's default
   * chain.
   *
   * @throws IllegalArgumentException if a variable is missing or the file has problems
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
        organisation,
        AwsClients.inRegion(organisation.aws().region()),
        clock,
        random,
        new Place(
            temporary,
            Path.of(environment.getOrDefault(HOME, ".")),
            environment.getOrDefault(MAIN_BRANCH, "main")));
  }

  /** Does one piece of work. */
  public Worker worker() {
    return worker;
  }

  /** Does the work of messages as the queue gives them out. */
  public WorkBatch batch() {
    return batch;
  }

  /** Finds what never arrived. */
  public Reconciler reconciler() {
    return reconciler;
  }

  /** Takes EventBridge's events about executions. */
  public ExecutionFeedback executions() {
    return executions;
  }

  private static BitbucketAccess access(BitbucketSettings bitbucket, AwsClients aws, Clock clock) {
    CachedSecret token =
        new CachedSecret(aws.secrets(), bitbucket.tokenSecret(), SECRET_LIFE, clock);
    return new BitbucketAccess(
        bitbucket.kind(),
        bitbucket.url(),
        () ->
            token
                .value()
                .orElseThrow(() -> new UnavailableException("there is no token for Bitbucket")));
  }
}
