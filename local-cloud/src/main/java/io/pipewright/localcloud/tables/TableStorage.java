package io.pipewright.localcloud.tables;

import java.net.URI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import software.amazon.dynamodb.services.local.server.DynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB on 127.0.0.1, by DynamoDB Local in memory: all callers and regions see the same tables.
 *
 * <p>Not real: signatures are not verified, IAM policies are not judged, nothing is encrypted,
 * reads are always consistent and capacity is never short.
 */
public final class TableStorage implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.1";
  private static final int THREADS = 64;

  private final DynamoDBRequestHandler requests;
  private final Server server;
  private final int port;

  private TableStorage(DynamoDBRequestHandler requests, Server server, int port) {
    this.requests = requests;
    this.server = server;
    this.port = port;
  }

  /**
   * Starts the server on a free port; takes about a second.
   *
   * @throws IllegalStateException if this system has no library for it
   */
  public static TableStorage start() {
    SqliteLibrary.load();
    try {
      boolean inMemory = true;
      boolean shared = true;
      boolean delayed = false;
      DynamoDBRequestHandler requests =
          new LocalDynamoDBRequestHandler(0, inMemory, null, shared, delayed);
      QueuedThreadPool threads = new QueuedThreadPool(THREADS);
      threads.setName("dynamodb");
      threads.setDaemon(true);
      // DynamoDB Local's own server would listen on every address of the machine.
      Server server = new Server(threads);
      HttpConfiguration http = new HttpConfiguration();
      http.setSendServerVersion(false);
      ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
      connector.setHost(ADDRESS);
      server.addConnector(connector);
      server.setHandler(new LocalDynamoDBServerHandler(requests, null));
      server.setStopTimeout(0);
      server.start();
      return new TableStorage(requests, server, connector.getLocalPort());
    } catch (Exception e) {
      throw new IllegalStateException(
          "DynamoDB does not start on " + ADDRESS + ": " + e.getMessage(), e);
    }
  }

  /** Where it listens. */
  public URI uri() {
    return URI.create("http://" + ADDRESS + ":" + port);
  }

  /** Answers calls without HTTP. */
  DynamoDBRequestHandler requests() {
    return requests;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB does not stop: " + e.getMessage(), e);
    } finally {
      requests.shutdown();
    }
  }
}
