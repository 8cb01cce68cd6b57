package io.pipewright.localcloud.bitbucket;

import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A stand-in for Bitbucket Data Center on 127.0.0.1: git over HTTP at {@code /scm}, build statuses,
 * commits and tags at {@code /rest/api/latest}, a page for each commit, and the delivery of {@code
 * pr:merged} to a webhook.
 *
 * <p>Not real: there is one developer and one token; a pull request is made and merged in one step;
 * a delivery is sent once.
 */
public final class BitbucketServer implements AutoCloseable {
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final RepositoryStore repositories;
  private final BuildStatusStore statuses = new BuildStatusStore();
  private final AccessLog log;
  private final Clock clock;
  private final AtomicInteger deliveries = new AtomicInteger();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private BitbucketServer(Path directory, BitbucketAccounts accounts, Clock clock, int port) {
    this.repositories = new RepositoryStore(directory.resolve("repositories"));
    this.log = new AccessLog(directory.resolve("access.log"));
    this.clock = clock;
    ServletContextHandler context = new ServletContextHandler("/");
    Gatekeeper gatekeeper = new Gatekeeper(accounts, log);
    context.addFilter(new FilterHolder(gatekeeper), "/*", EnumSet.of(DispatcherType.REQUEST));
    context.addServlet(new ServletHolder(GitHosting.servlet(repositories)), "/scm/*");
    context.addServlet(
        new ServletHolder(new RestApi(repositories, statuses)), "/rest/api/latest/*");
    context.addServlet(new ServletHolder(new CommitPage(repositories, statuses)), "/projects/*");
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(context);
    server.setStopTimeout(0);
  }

  /**
   * Starts the server.
   *
   * @param directory where the repositories and the access log are kept; it should be empty
   * @param accounts who may call
   * @param clock the time of commits and deliveries
   * @param port where to listen; 0 takes a free one
   */
  public static BitbucketServer start(
      Path directory, BitbucketAccounts accounts, Clock clock, int port) {
    BitbucketServer bitbucket = new BitbucketServer(directory, accounts, clock, port);
    try {
      Files.createDirectories(directory);
      bitbucket.server.start();
      return bitbucket;
    } catch (Exception failure) {
      throw new IllegalStateException(
          "the Bitbucket stand-in did not start on port " + port + ": " + failure.getMessage(),
          failure);
    }
  }

  /** The base URL. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  /** Where the commits of a repository are shown. */
  public URI commitUrl(RepositoryName repository, String commit) {
    return URI.create(
        "%s/projects/%s/repos/%s/commits/%s"
            .formatted(url(), repository.project(), repository.slug(), commit));
  }

  /** Where a bare repository is on disk. */
  public Path directoryOf(RepositoryName repository) {
    return repositories.path(repository);
  }

  /**
   * Creates an empty repository.
   *
   * @throws IllegalArgumentException if it exists
   */
  public void createRepository(RepositoryName repository) {
    repositories.create(repository);
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
    createRepository(repository);
    Map<String, byte[]> files = new DirectoryImport(repositories, clock).run(repository, directory);
    Change change = new Change(DirectoryImport.BRANCH, message, Map.of());
    return new PullRequests(repositories, clock).merge(repository, change, files);
  }

  /** Makes a branch from {@code main} and merges it by a merge commit. */
  public MergedPullRequest merge(RepositoryName repository, Change change) {
    return new PullRequests(repositories, clock).merge(repository, change);
  }

  /** Makes a signed delivery; each has its own {@code X-Request-Id}. */
  public Delivery delivery(MergedPullRequest merged, String secret) {
    String body = new MergedPayload(url(), repositories.number(merged.repository()), merged).json();
    String identity = merged.repository() + "#" + deliveries.incrementAndGet();
    UUID requestId = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
    return Delivery.signed("pr:merged", requestId.toString(), body, secret);
  }

  /** Sends {@code pr:merged} to a webhook. */
  public DeliveryAnswer deliver(MergedPullRequest merged, URI webhook, String secret) {
    return send(delivery(merged, secret), webhook);
  }

  /** Sends a delivery, perhaps not for the first time. */
  public DeliveryAnswer send(Delivery delivery, URI webhook) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(webhook)
            .timeout(Duration.ofSeconds(60))
            .POST(HttpRequest.BodyPublishers.ofString(delivery.body()));
    delivery.headers().forEach(request::header);
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new DeliveryAnswer(response.statusCode(), response.body());
    } catch (IOException failure) {
      throw new UncheckedIOException("no answer from " + webhook, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while delivering to " + webhook, interrupted);
    }
  }

  /** The build statuses of a commit, in the order in which their keys first came. */
  public List<PostedStatus> statuses(RepositoryName repository, String commit) {
    return statuses.all(repository, commit);
  }

  /** The requests that were answered; also in {@code access.log}. */
  public List<AccessLogEntry> accessLog() {
    return log.entries();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failure) {
      throw new IllegalStateException("the Bitbucket stand-in did not stop", failure);
    }
  }
}
