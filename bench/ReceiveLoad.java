import io.pipewright.receive.Payload;
import io.pipewright.receive.delivery.SignedDeliveries;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.Deflater;

/** Delivers over 64 connections to servers in turn, and says how many they took and how long each took. */
final class ReceiveLoad {
  private static final int CONNECTIONS = 64;
  private static final int BODY_BYTES = 6 * 1024;
  private static final int WARM_UPS = 5;
  private static final int REQUESTS = 20_000;
  private static final int ROUNDS = 3;
  private static final int PACED_SECONDS = 15;
  private static int seed;

  private record Server(String name, int port, String path, Process process) {}

  private record Result(double perSecond, double p50, double p99) {}

  public static void main(String[] arguments) throws Exception {
    List<Server> servers = new ArrayList<>();
    try {
      servers.add(java("receive", "receiver", "/webhooks/bitbucket"));
      servers.add(java("bare JDK HttpServer", "bare", "/"));
      webhook().ifPresent(servers::add);
      for (Server server : servers) {
        // After 20,000 requests the compiler is still at work on the receiver's code.
        for (int round = 0; round < WARM_UPS; round++) {
          run(server, requests(server, REQUESTS), 0);
        }
      }
      saturated(servers);
      beside(servers.get(0));
    } finally {
      servers.forEach(server -> server.process().destroy());
    }
  }

  private static void saturated(List<Server> servers) throws Exception {
    List<List<Result>> results = new ArrayList<>();
    servers.forEach(server -> results.add(new ArrayList<>()));
    for (int round = 0; round < ROUNDS; round++) {
      for (int at = 0; at < servers.size(); at++) {
        results.get(at).add(run(servers.get(at), requests(servers.get(at), REQUESTS), 0));
      }
    }
    System.out.println("| " + CONNECTIONS + " connections, as fast as they go | requests/s | p50 | p99 | receive against it |");
    System.out.println("|---|---|---|---|---|");
    double ours = middle(results.get(0)).perSecond();
    for (int at = 0; at < servers.size(); at++) {
      Result result = middle(results.get(at));
      System.out.printf(
          Locale.ROOT,
          "| %s | %.0f | %.1f ms | %.1f ms | %.2f |%n",
          servers.get(at).name(),
          result.perSecond(),
          result.p50(),
          result.p99(),
          ours / result.perSecond());
    }
    System.out.println();
  }

  /** With a process beside it that does what a checkout does: it hashes and packs without a pause. */
  private static void beside(Server server) throws Exception {
    System.out.println("| receive, " + CONNECTIONS + " connections, beside a checkout's work | requests/s | p50 | p99 |");
    System.out.println("|---|---|---|---|");
    Process checkout = child("--checkout");
    try {
      for (int rate : new int[] {200, 1_000, 0}) {
        Result result =
            run(server, requests(server, rate == 0 ? REQUESTS : rate * PACED_SECONDS), rate);
        System.out.printf(
            Locale.ROOT,
            "| %s | %.0f | %.1f ms | %.1f ms |%n",
            rate == 0 ? "as fast as they go" : rate + " a second offered",
            result.perSecond(),
            result.p50(),
            result.p99());
      }
    } finally {
      checkout.destroy();
    }
  }

  private static Result middle(List<Result> results) {
    return results.stream()
        .sorted((one, other) -> Double.compare(one.perSecond(), other.perSecond()))
        .skip(results.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  private static Result run(Server server, List<byte[]> requests, int rate) throws Exception {
    AtomicInteger next = new AtomicInteger();
    long[] nanos = new long[requests.size()];
    List<Throwable> failures = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    long start = System.nanoTime();
    for (int connection = 0; connection < CONNECTIONS; connection++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  deliver(server, requests, next, nanos, rate, start);
                } catch (IOException | RuntimeException e) {
                  synchronized (failures) {
                    failures.add(e);
                  }
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException(server.name(), failures.get(0));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Arrays.sort(nanos);
    return new Result(
        nanos.length / seconds, nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
  }

  /** With a rate, the time counts from when a request was due, not from when a connection was free. */
  private static void deliver(
      Server server, List<byte[]> requests, AtomicInteger next, long[] nanos, int rate, long start)
      throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (int at = next.getAndIncrement(); at < nanos.length; at = next.getAndIncrement()) {
        long due = rate == 0 ? System.nanoTime() : start + at * (1_000_000_000L / rate);
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
          LockSupport.parkNanos(wait);
        }
        out.write(requests.get(at));
        int status = status(in);
        if (status != 202) {
          throw new IOException("answered " + status);
        }
        nanos[at] = System.nanoTime() - due;
      }
    }
  }

  private static int status(InputStream in) throws IOException {
    String first = line(in);
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    in.skipNBytes(length);
    return Integer.parseInt(first.split(" ")[1]);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection was closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** Distinct deliveries, signed beforehand. */
  private static List<byte[]> requests(Server server, int count) throws Exception {
    List<byte[]> requests = new ArrayList<>(count);
    Random random = new Random(++seed);
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    String template =
        new String(
            Payload.of(
                Payload.MERGED,
                root -> {
                  root.withObject("/pullRequest").put("description", "");
                  int missing = BODY_BYTES - Payload.bytes(root).length;
                  root.withObject("/pullRequest").put("description", "x".repeat(missing));
                }),
            StandardCharsets.UTF_8);
    for (int number = 0; number < count; number++) {
      byte[] digest = sha1.digest(Long.toString(random.nextLong()).getBytes(StandardCharsets.UTF_8));
      byte[] body =
          template
              .replace("3".repeat(40), java.util.HexFormat.of().formatHex(digest))
              .getBytes(StandardCharsets.UTF_8);
      String head =
          "POST " + server.path() + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
              + "X-Event-Key: pr:merged\r\nX-Request-Id: " + seed + "-" + number
              + "\r\nX-Hub-Signature: " + SignedDeliveries.signature(body)
              + "\r\nContent-Length: " + body.length + "\r\n\r\n";
      byte[] start = head.getBytes(StandardCharsets.UTF_8);
      byte[] request = Arrays.copyOf(start, start.length + body.length);
      System.arraycopy(body, 0, request, start.length, body.length);
      requests.add(request);
    }
    return requests;
  }

  private static Server java(String name, String kind, String path) throws IOException {
    Process process = child("ReceiveServer", kind);
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new Server(name, Integer.parseInt(out.readLine()), path, process);
  }

  /**
   * Debian's webhook: it checks the same HMAC, and then a second rule that never holds, so that it
   * starts no command, which would cost it far more than the check.
   */
  private static java.util.Optional<Server> webhook() throws Exception {
    if (!Files.isExecutable(Path.of("/usr/bin/webhook"))) {
      System.out.println("webhook is not installed: apt-get install webhook\n");
      return java.util.Optional.empty();
    }
    Path hooks = Files.createTempFile("hooks", ".json");
    Files.writeString(
        hooks,
        """
        [{"id": "bitbucket", "execute-command": "/bin/true", "trigger-rule-mismatch-http-response-code": 202,
          "trigger-rule": {"and": [
            {"match": {"type": "payload-hmac-sha256", "secret": "%s",
              "parameter": {"source": "header", "name": "X-Hub-Signature"}}},
            {"match": {"type": "value", "value": "never",
              "parameter": {"source": "payload", "name": "pullRequest.state"}}}]}}]
        """
            .formatted(SignedDeliveries.SECRET));
    int port = 19_407;
    Process process =
        new ProcessBuilder(
                "/usr/bin/webhook", "-hooks", hooks.toString(), "-ip", "127.0.0.1", "-port", "" + port)
            .redirectErrorStream(true)
            .redirectOutput(new File("/dev/null"))
            .start();
    Thread.sleep(1_000);
    return java.util.Optional.of(
        new Server("webhook (Debian)", port, "/hooks/bitbucket", process));
  }

  private static Process child(String... what) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx1g", "-cp", System.getProperty("java.class.path")));
    command.addAll(
        what[0].equals("--checkout") ? List.of("CheckoutWork") : List.of(what));
    return new ProcessBuilder(command).redirectError(new File("/dev/null")).start();
  }
}

/** What a checkout's processor does: hash blobs and pack them. */
final class CheckoutWork {
  public static void main(String[] arguments) throws Exception {
    byte[] blob = new byte[64 * 1024];
    new Random(1).nextBytes(blob);
    byte[] packed = new byte[2 * blob.length];
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    while (true) {
      sha1.update(blob);
      Deflater deflater = new Deflater();
      deflater.setInput(blob);
      deflater.finish();
      while (!deflater.finished()) {
        deflater.deflate(packed);
      }
      deflater.end();
    }
  }
}
