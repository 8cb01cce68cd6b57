import com.sun.net.httpserver.HttpServer;
import io.pipewright.ledger.InMemoryLedger;
import io.pipewright.queue.WorkQueue;
import io.pipewright.receive.delivery.Dispatch;
import io.pipewright.receive.delivery.Receiver;
import io.pipewright.receive.delivery.SignedDeliveries;
import io.pipewright.receive.event.datacenter.PayloadParser;
import io.pipewright.receive.http.LocalHttpServer;
import io.pipewright.receive.signature.SignatureVerifier;
import io.pipewright.receive.source.SourceRanges;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** One of the two servers that are measured; prints its port. */
final class ReceiveServer {
  private static final int THREADS = 8;

  /** So many deliveries are kept: the table is not in the receiver's own memory. */
  private static final int REMEMBERED = 1_000;

  public static void main(String[] arguments) throws Exception {
    System.out.println(arguments[0].equals("bare") ? bare() : receiver());
    Thread.currentThread().join();
  }

  /** Reads the body and answers 202. */
  private static int bare() throws Exception {
    // As the receiver does: without it each answer takes 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] text = "accepted\n".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(202, text.length);
            exchange.getResponseBody().write(text);
          }
        });
    server.setExecutor(Executors.newFixedThreadPool(THREADS));
    server.start();
    return server.getAddress().getPort();
  }

  /** Everything but the services of AWS: ledger and queue are in memory. */
  private static int receiver() throws Exception {
    byte[] secret = SignedDeliveries.SECRET.getBytes(StandardCharsets.UTF_8);
    InMemoryLedger ledger = new InMemoryLedger();
    AtomicInteger sent = new AtomicInteger();
    WorkQueue queue =
        message -> {
          if (sent.incrementAndGet() % REMEMBERED == 0) {
            ledger.forget();
          }
        };
    Receiver receiver =
        new Receiver(
            SourceRanges.ALL,
            new SignatureVerifier(scope -> List.of(secret)),
            new PayloadParser(),
            "main",
            new Dispatch(ledger, queue, Clock.systemUTC()));
    return LocalHttpServer.start(receiver, 0).url().getPort();
  }
}
