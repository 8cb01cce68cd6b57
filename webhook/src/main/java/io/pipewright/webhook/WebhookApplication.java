package io.pipewright.webhook;

import io.pipewright.bitbucket.BitbucketAccess;
import io.pipewright.bitbucket.Retry;
import io.pipewright.bitbucket.Sleeper;
import io.pipewright.bitbucket.client.BitbucketClient;
import io.pipewright.ledger.DynamoDbLedger;
import io.pipewright.organisation.BitbucketKind;
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
import java.security.SecureRandom;
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

  private final Organisation organisation;
  private final AwsClients aws;
  private final Clock clock;
  private final RandomGenerator random;
  private final Place place;
  private final BitbucketKind kind;
  private final Retry retry;
  private final BitbucketClient bitbucket;
  private final DynamoDbLedger ledger;
  private final Checkouts checkouts;
  private final CommitFeedback feedback;
  private final EcsHandover handover;

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
    FactorySettings factory = organisation.factory();
    BitbucketAccess access = access(organisation.bitbucket(), aws, clock);
    this.organisation = organisation;
    this.aws = aws;
    this.clock = clock;
    this.random = random;
    this.place = place;
    this.kind = access.kind();
    this.retry = Retry.standard(random, Sleeper.ofThread());
    this.bitbucket = BitbucketClient.of(access, retry);
    this.ledger = new DynamoDbLedger(aws.dynamoDb(), factory.ledger());
    this.checkouts = new Checkouts(new BitbucketSource(access, retry), place.temporary());
    this.feedback = new CommitFeedback(bitbucket.statuses(), factory.console());
    this.handover = new EcsHandover(aws.ecs(), factory);
  }

  /**
   * The application that a process's environment describes: {@code PIPEWRIGHT_FACTORY}, {@code
   * PIPEWRIGHT_HOME}, {@code PIPEWRIGHT_MAIN_BRANCH} ({@code main}), and AWS by the SDK's default
   * chain.
   *
   * @throws IllegalArgumentException if a variable is missing or the file has problems
   */
  static WebhookApplication fromEnvironment(
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

  /**
   * The application of a function: {@link #fromEnvironment}, at work in the directory that Lambda
   * gives it.
   */
  public static WebhookApplication ofFunction(Map<String, String> environment, Clock clock) {
    return fromEnvironment(
        environment, clock, new SecureRandom(), Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** Does one piece of work. */
  public Worker worker() {
    return new Worker(organisation, ledger, merges(), reviews()::review, clock);
  }

  /** Does the work of messages as the queue gives them out. */
  public WorkBatch batch() {
    return new WorkBatch(
        worker(), new SqsVisibility(aws.sqs(), organisation.factory().queue()), random);
  }

  /** Finds what never arrived. */
  public Reconciler reconciler() {
    return new Reconciler(
        organisation,
        bitbucket.repositories(),
        ledger,
        ledger,
        // Found at each send: nothing is called while the parts are put together.
        message -> SqsWorkQueue.named(aws.sqs(), organisation.factory().queue()).send(message),
        place.mainBranch(),
        clock);
  }

  /** Takes EventBridge's events about executions. */
  public ExecutionFeedback executions() {
    return ExecutionFeedback.of(
        aws.pipelines(),
        aws.builds(),
        aws.logs(),
        aws.s3(),
        organisation.factory().sourceBucket(),
        feedback,
        retry.sleeper());
  }

  private MergeWork merges() {
    FactorySettings factory = organisation.factory();
    Passage passage =
        new Passage(
            checkouts,
            new CommitArchive(new S3ObjectStore(aws.s3(), factory.sourceBucket())),
            new EcsLauncher(aws.ecs(), factory),
            handover,
            ledger,
            feedback,
            clock);
    return new MergeWork(bitbucket.repositories(), ledger, clock, passage);
  }

  private PullRequestReview reviews() {
    FactorySettings factory = organisation.factory();
    return new PullRequestReview(
        new PullRequestReview.Services(
            bitbucket.repositories(),
            new CheckoutContents(checkouts),
            new S3DeployedPlans(aws.s3(), factory.sourceBucket()),
            bitbucket.insights(),
            bitbucket.statuses(),
            handover),
        new Review(organisation, new LazyPacks(place.home())),
        new PullRequestReview.Place(kind, place.mainBranch(), factory.console()));
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
