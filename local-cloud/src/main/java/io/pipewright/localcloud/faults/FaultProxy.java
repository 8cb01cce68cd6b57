package io.pipewright.localcloud.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before an HTTP server on this machine and fails where it is told to; every other request
 * goes through as it is, host header and signature untouched, in bounded memory. Each connection
 * carries one request.
 *
 * <pre>{@code
 * try (FaultProxy proxy = FaultProxy.before(cloud.storage().uri())) {
 *   proxy.next(2, call -> call.method().equals("PUT"), AwsFaults.slowDown());
 *   …
 * }
 * }</pre>
 */
public final class FaultProxy implements AutoCloseable {
  /** As often as it is asked. */
  public static final int ALWAYS = Integer.MAX_VALUE;

  private static final Logger LOG = LoggerFactory.getLogger(FaultProxy.class);
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int BACKLOG = 512;

  private final URI target;
  private final ServerSocket server;
  private final List<Rule> rules = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  private FaultProxy(URI target, ServerSocket server) {
    this.target = target;
    this.server = server;
  }

  private static final class Rule {
    private final Predicate<Call> when;
    private final Fault fault;
    private int left;

    Rule(int left, Predicate<Call> when, Fault fault) {
      this.left = left;
      this.when = when;
      this.fault = fault;
    }
  }

  /** Listens on a free port of 127.0.0.1 and sends on what comes. */
  public static FaultProxy before(URI target) {
    try {
      FaultProxy proxy =
          new FaultProxy(target, new ServerSocket(0, BACKLOG, InetAddress.getByAddress(LOOPBACK)));
      daemon("fault-proxy", proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new IllegalStateException("no free port on 127.0.0.1: " + e.getMessage(), e);
    }
  }

  /** Where it listens. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Has the next requests of a kind fail; of several faults that fit, the one told first. */
  public FaultProxy next(int count, Predicate<Call> when, Fault fault) {
    synchronized (rules) {
      rules.add(new Rule(count, when, fault));
    }
    return this;
  }

  /** Forgets the faults that are left. */
  public void clear() {
    synchronized (rules) {
      rules.clear();
    }
  }

  /** What was asked so far, in order, whether it failed or not. */
  public List<Call> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  private Optional<Fault> fault(Call call) {
    synchronized (rules) {
      for (Rule rule : rules) {
        if (rule.left > 0 && rule.when.test(call)) {
          rule.left--;
          return Optional.of(rule.fault);
        }
      }
      return Optional.empty();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        connections.add(client);
        daemon("fault-proxy-connection", () -> serve(client));
      } catch (IOException e) {
        // It was closed, which ends the loop; or one connection failed, which is its client's.
        LOG.debug("no connection", e);
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      Optional<RequestHead> head = RequestHead.read(client.getInputStream());
      if (head.isPresent()) {
        Call call = head.get().call();
        synchronized (calls) {
          calls.add(call);
        }
        Exchange exchange = new Exchange(client, head.get(), call, target);
        Optional<Fault> fault = fault(call);
        if (fault.isPresent()) {
          exchange.fail(fault.get());
        } else {
          exchange.pass();
        }
      }
    } catch (IOException e) {
      // Either side has ended the connection, which ends the other's too.
      LOG.debug("a connection ends", e);
    } finally {
      connections.remove(client);
    }
  }

  static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Ends every connection; from then on the port refuses. */
  @Override
  public void close() {
    try {
      server.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      LOG.debug("closing", e);
    }
  }
}
