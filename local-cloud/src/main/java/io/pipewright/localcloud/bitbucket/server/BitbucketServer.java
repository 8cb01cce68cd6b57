package io.pipewright.localcloud.bitbucket.server;

import io.pipewright.localcloud.bitbucket.AccessLogEntry;
import io.pipewright.localcloud.bitbucket.BitbucketAccounts;
import io.pipewright.localcloud.bitbucket.BitbucketKind;
import io.pipewright.localcloud.bitbucket.Change;
import io.pipewright.localcloud.bitbucket.Delivery;
import io.pipewright.localcloud.bitbucket.DeliveryAnswer;
import io.pipewright.localcloud.bitbucket.DeliveryRecord;
import io.pipewright.localcloud.bitbucket.Disturbance;
import io.pipewright.localcloud.bitbucket.Happening;
import io.pipewright.localcloud.bitbucket.Hook;
import io.pipewright.localcloud.bitbucket.HookScope;
import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.MergedPullRequest;
import io.pipewright.localcloud.bitbucket.PostedReport;
import io.pipewright.localcloud.bitbucket.PostedStatus;
import io.pipewright.localcloud.bitbucket.PullRequest;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import io.pipewright.localcloud.bitbucket.access.AccessLog;
import io.pipewright.localcloud.bitbucket.cloud.Cloud;
import io.pipewright.localcloud.bitbucket.datacenter.DataCenter;
import io.pipewright.localcloud.bitbucket.feedback.BuildStatusStore;
import io.pipewright.localcloud.bitbucket.feedback.ReportStore;
import io.pipewright.localcloud.bitbucket.feedback.ReportText;
import io.pipewright.localcloud.bitbucket.git.DirectoryImport;
import io.pipewright.localcloud.bitbucket.git.GitHosting;
import io.pipewright.localcloud.bitbucket.git.RepositoryStore;
import io.pipewright.localcloud.bitbucket.hook.Dialect;
import io.pipewright.localcloud.bitbucket.hook.Dispatcher;
import io.pipewright.localcloud.bitbucket.hook.Hooks;
import io.pipewright.localcloud.bitbucket.hook.RequestIds;
import io.pipewright.localcloud.bitbucket.hook.Sender;
import io.pipewright.localcloud.bitbucket.hosting.Hosting;
import io.pipewright.localcloud.bitbucket.pullrequest.PullRequestStore;
import io.pipewright.localcloud.bitbucket.rest.Router;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A stand-in for Bitbucket on 127.0.0.1. As Data Center it has git over HTTP at {@code /scm} and
 * REST at {@code /rest}; as Cloud git at {@code /{workspace}/{slug}.git} and REST at {@code /2.0}.
 * Both have a page for each commit, and deliver events to registered webhooks.
 *
 * <p>Not real: there is one developer; a token's right holds in every repository; a project is
 * there as long as it has a repository.
 */
public final class BitbucketServer implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final BitbucketKind kind;
  private final HttpFront front;
  private final Hosting hosting;
  private final AccessLog log;
  private final Dispatcher dispatcher;
  private final Developer developer;
  private final Sender sender = new Sender();
  private final List<Happening> happenings = new ArrayList<>();

  private BitbucketServer(
      BitbucketKind kind, Path directory, BitbucketAccounts accounts, Clock clock, int port) {
    this.kind = kind;
    this.front = new HttpFront(port);
    this.log = new AccessLog(directory.resolve("access.log"));
    RequestIds ids = new RequestIds(clock, directory.toString());
    RepositoryStore repositories = new RepositoryStore(directory.resolve("repositories"));
    this.hosting =
        new Hosting(
            this::url,
            clock,
            repositories,
            new PullRequestStore(repositories),
            new Hooks(),
            new BuildStatusStore(),
            new ReportStore());
    this.developer = new Developer(hosting, kind == BitbucketKind.DATA_CENTER, this::happened);
    this.dispatcher = new Dispatcher(hosting.hooks(), open(accounts, ids), ids);
  }

  private Dialect open(BitbucketAccounts accounts, RequestIds ids) {
    if (kind == BitbucketKind.CLOUD) {
      Cloud side = new Cloud(hosting);
      front.guard(kind, accounts, log, Cloud.unauthorized());
      serve(side.router(), "/2.0/*", "");
      return side.dialect();
    }
    DataCenter side = new DataCenter(hosting, ids);
    front.guard(kind, accounts, log, DataCenter.unauthorized());
    serve(side.router(), "/rest/*", "scm/");
    return side.dialect();
  }

  private void serve(Router router, String rest, String git) {
    front.serve(router, rest);
    front.filter(
        GitHosting.filter(hosting.repositories(), git, developer::pushed), "/" + git + "*");
    front.serve(new CommitPage(hosting), "/*");
  }

  /**
   * Starts Bitbucket Data Center.
   *
   * @param directory where the repositories and the access log are kept; it should be empty
   * @param accounts who may call
   * @param clock the time of commits and deliveries
   * @param port where to listen; 0 takes a free one
   */
  public static BitbucketServer start(
      Path directory, BitbucketAccounts accounts, Clock clock, int port) {
    return start(BitbucketKind.DATA_CENTER, directory, accounts, clock, port);
  }

  /** Starts either kind. */
  public static BitbucketServer start(
      BitbucketKind kind, Path directory, BitbucketAccounts accounts, Clock clock, int port) {
    BitbucketServer bitbucket = new BitbucketServer(kind, directory, accounts, clock, port);
    try {
      Files.createDirectories(directory);
      bitbucket.front.start();
      return bitbucket;
    } catch (Exception failure) {
      throw new IllegalStateException(
          "the Bitbucket stand-in did not start on port " + port + ": " + failure.getMessage(),
          failure);
    }
  }

  /** The base URL. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + front.port());
  }

  /** Where git fetches and pushes. */
  public URI gitUrl(RepositoryName repository) {
    String prefix = kind == BitbucketKind.CLOUD ? "/" : "/scm/";
    return URI.create(url() + prefix + repository.path());
  }

  /** Where the commits of a repository are shown. */
  public URI commitUrl(RepositoryName repository, String commit) {
    String path =
        kind == BitbucketKind.CLOUD ? "%s/%s/%s/commits/%s" : "%s/projects/%s/repos/%s/commits/%s";
    return URI.create(path.formatted(url(), repository.project(), repository.slug(), commit));
  }

  /** Where a bare repository is on disk. */
  public Path directoryOf(RepositoryName repository) {
    return hosting.repositories().path(repository);
  }

  /**
   * Creates an empty repository.
   *
   * @throws IllegalArgumentException if it exists
   */
  public HostedRepository createRepository(RepositoryName repository) {
    return hosting.repositories().create(repository);
  }

  /**
   * Creates a repository from a directory, then makes and merges its first pull request. If the
   * directory is a git repository, {@code main} is the history of its HEAD; otherwise it is one
   * commit of its files. The pull request brings {@code pipeline.yaml}, unless {@code main} has it.
   *
   * @param message message of the pull request's commit
   */
  public MergedPullRequest importDirectory(
      RepositoryName repository, Path directory, String message) {
    return MergedPullRequest.of(developer.merge(openFromDirectory(repository, directory, message)));
  }

  /** As {@link #importDirectory}, but leaves the pull request open. */
  public PullRequest openFromDirectory(RepositoryName repository, Path directory, String message) {
    HostedRepository created = createRepository(repository);
    Map<String, byte[]> files =
        new DirectoryImport(hosting.repositories(), hosting.clock()).run(created, directory);
    developer.pushedAll(created);
    return developer.open(repository, new Change(DirectoryImport.BRANCH, message, Map.of()), files);
  }

  /** What people do. */
  public Developer developer() {
    return developer;
  }

  /** Makes a branch from {@code main} and merges it by a merge commit. */
  public MergedPullRequest merge(RepositoryName repository, Change change) {
    return MergedPullRequest.of(developer.merge(developer.open(repository, change)));
  }

  /** Makes a signed delivery of a merge; each has its own request id. */
  public Delivery delivery(MergedPullRequest merged, String secret) {
    HostedRepository target = hosting.repositories().get(merged.repository());
    PullRequest pullRequest = hosting.pullRequests().find(target, merged.number()).orElseThrow();
    return deliveries(new Happening.Merged(pullRequest), secret).get(0);
  }

  /** Makes the signed deliveries that tell of a happening, sent or not. */
  public List<Delivery> deliveries(Happening happening, String secret) {
    return dispatcher.unsent(happening, secret);
  }

  /** Sends a merge to a webhook that need not be registered. */
  public DeliveryAnswer deliver(MergedPullRequest merged, URI webhook, String secret) {
    return send(delivery(merged, secret), webhook);
  }

  /** Sends a delivery, perhaps not for the first time. */
  public DeliveryAnswer send(Delivery delivery, URI webhook) {
    return sender.send(delivery, webhook, ANSWER);
  }

  /** Everything that has happened, the oldest first. */
  public List<Happening> happenings() {
    synchronized (happenings) {
      return List.copyOf(happenings);
    }
  }

  /** The webhooks of a whole project or workspace. */
  public List<Hook> projectHooks(String project) {
    return hosting.hooks().in(HookScope.project(project));
  }

  /** A repository's own webhooks. */
  public List<Hook> hooks(RepositoryName repository) {
    return hosting.hooks().in(HookScope.of(hosting.repositories().get(repository)));
  }

  /** From now on deliveries to registered webhooks are disturbed in this way. */
  public void disturb(Disturbance disturbance) {
    dispatcher.disturb(disturbance);
  }

  /**
   * Waits until registered webhooks have been told of everything.
   *
   * @return whether that was so in time
   */
  public boolean settle(Duration longest) {
    return dispatcher.settle(longest);
  }

  /** What became of deliveries to registered webhooks. */
  public List<DeliveryRecord> deliveryLog() {
    return dispatcher.log();
  }

  /** The build statuses of a commit, in the order in which their keys first came. */
  public List<PostedStatus> statuses(RepositoryName repository, String commit) {
    return hosting.statuses().all(hosting.repositories().get(repository), commit);
  }

  /** The Code Insights reports of a commit, in the order in which their keys first came. */
  public List<PostedReport> reports(RepositoryName repository, String commit) {
    return hosting.reports().all(hosting.repositories().get(repository), commit);
  }

  /** The same as text, as somebody reads it on the pull request. */
  public String reportText(RepositoryName repository, String commit) {
    return reports(repository, commit).stream()
        .map(ReportText::of)
        .collect(Collectors.joining("\n"));
  }

  /** The requests that were answered; also in {@code access.log}. */
  public List<AccessLogEntry> accessLog() {
    return log.entries();
  }

  private void happened(Happening happening) {
    synchronized (happenings) {
      happenings.add(happening);
    }
    dispatcher.happened(happening);
  }

  @Override
  public void close() {
    dispatcher.close();
    try {
      front.stop();
    } catch (Exception failure) {
      throw new IllegalStateException("the Bitbucket stand-in did not stop", failure);
    }
  }
}
