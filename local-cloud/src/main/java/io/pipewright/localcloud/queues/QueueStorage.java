package io.pipewright.localcloud.queues;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * SQS on 127.0.0.1, by ElasticMQ in memory: FIFO queues with groups and deduplication, visibility,
 * delays and dead-letter queues work.
 *
 * <p>Not real: signatures are not verified, neither queue policies nor IAM policies are judged,
 * nothing is encrypted, messages are kept until the process ends, and every sequence number is 0.
 */
public final class QueueStorage implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.1";
  private static final long STOP_SECONDS = 5;

  private final String account;
  private final String region;
  private final ActorSystem actors;
  private final SQSRestServer server;
  private final int port;

  private QueueStorage(
      String account, String region, ActorSystem actors, SQSRestServer server, int port) {
    this.account = account;
    this.region = region;
    this.actors = actors;
    this.server = server;
    this.port = port;
  }

  /** Starts the server on a free port; takes about two seconds. */
  public static QueueStorage start(String account, String region) {
    ActorSystem actors = ActorSystem.create("queues", configuration());
    SQSRestServer server =
        SQSRestServerBuilder.withActorSystem(actors)
            .withInterface(ADDRESS)
            .withDynamicPort()
            .withAWSRegion(region)
            .withAWSAccountId(account)
            .start();
    int port = server.waitUntilStarted().localAddress().getPort();
    return new QueueStorage(account, region, actors, server, port);
  }

  /** Its threads keep no process alive; it ends when it is closed, not by a hook of its own. */
  private static Config configuration() {
    return ConfigFactory.parseMap(
            Map.of(
                "pekko.daemonic", "on",
                "pekko.loglevel", "WARNING",
                "pekko.jvm-shutdown-hooks", "off",
                "pekko.coordinated-shutdown.run-by-jvm-shutdown-hook", "off"))
        .withFallback(ConfigFactory.load());
  }

  /** Where it listens. */
  public URI uri() {
    return URI.create("http://" + ADDRESS + ":" + port);
  }

  /** The URL of a queue, whether it is there or not. */
  public String url(String queue) {
    return uri() + "/" + account + "/" + queue;
  }

  /** The ARN of a queue, whether it is there or not. */
  public String arn(String queue) {
    return "arn:aws:sqs:" + region + ":" + account + ":" + queue;
  }

  /** A client for what Lambda does for a function; whoever asks for it closes it. */
  public SqsClient client() {
    return SqsClient.builder()
        .endpointOverride(uri())
        .region(Region.of(region))
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build();
  }

  @Override
  public void close() {
    server.stopAndWait();
    actors.terminate();
    try {
      actors.getWhenTerminated().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("SQS does not stop: " + e.getMessage(), e);
    }
  }
}
