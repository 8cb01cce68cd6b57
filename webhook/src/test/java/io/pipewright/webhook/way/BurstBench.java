package io.pipewright.webhook.way;

import io.pipewright.localcloud.bitbucket.BitbucketAccounts;
import io.pipewright.localcloud.bitbucket.Change;
import io.pipewright.localcloud.bitbucket.Delivery;
import io.pipewright.localcloud.bitbucket.Happening;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import io.pipewright.localcloud.bitbucket.server.BitbucketServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ten bursts of pushes, a fifth of their deliveries sent twice and a tenth sent after the next one
 * of the same repository: over HTTP to the receiver, and by queue, ledger, git and S3 to the task.
 */
public final class BurstBench {
  private static final int BURSTS = 10;
  private static final int SENDERS = 32;
  private static final double DOUBLED = 0.2;
  private static final double SWAPPED = 0.1;
  private static final int ACCEPTED = 202;

  private final BitbucketServer bitbucket;
  private final List<RepositoryName> repositories = new ArrayList<>();
  private final Map<String, List<String>> pushed = new LinkedHashMap<>();
  private final List<Long> nanos = new ArrayList<>();
  private final Random random = new Random(1);
  private int told;

  private BurstBench(BitbucketServer bitbucket) {
    this.bitbucket = bitbucket;
  }

  /** Arguments: a directory that is empty, the number of deliveries, the number of repositories. */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    int deliveries = Integer.parseInt(arguments[1]);
    int repositories = Integer.parseInt(arguments[2]);
    try (BitbucketServer bitbucket =
            BitbucketServer.start(
                directory.resolve("bitbucket"),
                new BitbucketAccounts(LocalFactory.TOKEN, "ada", "password"),
                Clock.systemUTC(),
                0);
        BurstFactory factory = new BurstFactory(directory, bitbucket.url(), repositories)) {
      BurstBench bench = new BurstBench(bitbucket);
      bench.createRepositories(directory.resolve("files"), repositories);
      long start = System.nanoTime();
      int sent = bench.send(deliveries, factory.url());
      double taken = (System.nanoTime() - start) / 1e9;
      factory.drain();
      double drained = (System.nanoTime() - start) / 1e9;
      bench.report(sent, taken, drained);
      System.exit(new BurstReport(factory.ledger(), bench.pushed).print(factory.started()) ? 0 : 1);
    }
  }

  private void createRepositories(Path files, int count) throws IOException {
    Files.writeString(
        Files.createDirectories(files).resolve("pipeline.yaml"), "version: 1\nlanguage: node\n");
    for (int number = 1; number <= count; number++) {
      RepositoryName name = new RepositoryName("LEDGER", BurstFactory.slug(number));
      bitbucket.importDirectory(name, files, "feat: a pipeline");
      repositories.add(name);
    }
    told = bitbucket.happenings().size();
  }

  private int send(int deliveries, URI webhook) throws InterruptedException {
    int sent = 0;
    for (int burst = 1; burst <= BURSTS; burst++) {
      List<Delivery> made = burst(deliveries * burst / BURSTS - sent);
      sent += made.size();
      post(made, webhook);
      System.err.printf("burst %d of %d: %d deliveries taken%n", burst, BURSTS, sent);
    }
    return sent;
  }

  /** Pushes to random repositories, and what Bitbucket would send of them, disturbed. */
  private List<Delivery> burst(int size) {
    List<Delivery> made = new ArrayList<>();
    while (made.size() < size) {
      RepositoryName repository = repositories.get(random.nextInt(repositories.size()));
      List<Delivery> told = push(repository);
      if (made.size() + 1 < size && random.nextDouble() < SWAPPED) {
        told = List.of(push(repository).get(0), told.get(0));
      }
      made.addAll(told);
      if (made.size() < size && random.nextDouble() < DOUBLED / (1 - DOUBLED)) {
        made.add(random.nextInt(made.size() + 1), told.get(0));
      }
    }
    return made;
  }

  private List<Delivery> push(RepositoryName repository) {
    List<String> commits =
        pushed.computeIfAbsent(
            repository.project() + "/" + repository.slug(), n -> new ArrayList<>());
    String text = "version: 1\nlanguage: node\n# " + commits.size();
    commits.add(
        bitbucket
            .developer()
            .push(
                repository,
                new Change("main", "fix: " + commits.size(), Map.of("pipeline.yaml", text))));
    List<Happening> happenings = bitbucket.happenings();
    List<Happening> news = happenings.subList(told, happenings.size());
    told = happenings.size();
    return news.stream()
        .flatMap(happening -> bitbucket.deliveries(happening, LocalFactory.SECRET).stream())
        .toList();
  }

  private void post(List<Delivery> deliveries, URI webhook) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int sender = 0; sender < SENDERS; sender++) {
      Thread thread =
          new Thread(
              () -> {
                for (int at = next.getAndIncrement();
                    at < deliveries.size();
                    at = next.getAndIncrement()) {
                  post(deliveries.get(at), webhook);
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void post(Delivery delivery, URI webhook) {
    long start = System.nanoTime();
    int status = bitbucket.send(delivery, webhook).status();
    if (status != ACCEPTED) {
      throw new IllegalStateException("a delivery was answered with " + status);
    }
    synchronized (nanos) {
      nanos.add(System.nanoTime() - start);
    }
  }

  private void report(int sent, double taken, double drained) {
    long[] times = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    int commits = pushed.values().stream().mapToInt(List::size).sum();
    System.out.printf(
        Locale.ROOT,
        "| deliveries, all answered with 202 | %d |%n| commits | %d |%n"
            + "| repositories | %d |%n| p50, p99 of an answer, workers beside it | %.1f ms, %.1f ms |%n"
            + "| last burst answered after | %.0f s |%n| queue drained after | %.0f s |%n",
        sent,
        commits,
        pushed.size(),
        times[times.length / 2] / 1e6,
        times[(int) (times.length * 0.99)] / 1e6,
        taken,
        drained);
    if (times.length != sent) {
      throw new IllegalStateException("answered " + Arrays.stream(times).count() + " of " + sent);
    }
  }
}
