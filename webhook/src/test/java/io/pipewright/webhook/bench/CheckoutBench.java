package io.pipewright.webhook.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Compares checkout and archive with {@code git clone --depth 1}, {@code zip -r} and an upload with
 * the SDK; {@code bench/checkout.sh} starts it. Both ways are run in turn, each once without being
 * counted. Arguments: a directory for its files, how many runs of each, and the sizes of the
 * repositories in MiB. Prints a row of a table for each size.
 */
final class CheckoutBench {
  private static final String PROJECT = BenchWorker.PROJECT.toLowerCase(Locale.ROOT);

  /**
   * The heap that the checkout worker has; the process that uploads for the others has the same.
   */
  private static final List<String> HEAP = List.of("-Xmx256m");

  private final Path directory;
  private final int runs;

  private CheckoutBench(Path directory, int runs) {
    this.directory = directory;
    this.runs = runs;
  }

  /** One run of the others. */
  private record Others(long cloning, long zipping, long uploading, long kibibytes) {
    long millis() {
      return cloning + zipping + uploading;
    }
  }

  public static void main(String[] arguments) throws IOException {
    CheckoutBench bench = new CheckoutBench(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    for (String size : Arrays.asList(arguments).subList(2, arguments.length)) {
      bench.measure(Integer.parseInt(size));
    }
  }

  private void measure(int mebibytes) throws IOException {
    String slug = "size-" + mebibytes;
    Path repositories = directory.resolve("repositories");
    Path repository = repositories.resolve(PROJECT).resolve(slug + ".git");
    Repositories.make(repository, mebibytes);
    String commit = Child.output(List.of("git", "-C", repository.toString(), "rev-parse", "main"));
    Path temporary = Files.createDirectories(directory.resolve("temporary"));
    List<String> large = List.of("-Xmx6g");
    try (Child server = Child.java(large, BenchServer.class, List.of(repositories.toString()))) {
      List<String> where = List.of(server.answer().split(" "));
      List<String> archive = List.of("ours", slug, commit, temporary.toString());
      List<String> upload = List.of("upload", zip().toString());
      try (S3Client s3 = BenchS3.client(where.toArray(String[]::new));
          Child ours = Child.java(HEAP, BenchWorker.class, with(where, archive));
          Child uploader = Child.java(HEAP, BenchWorker.class, with(where, upload))) {
        BenchS3.create(s3);
        String url = where.get(0) + "/scm/" + PROJECT + "/" + slug + ".git";
        compare(mebibytes, s3, ours, uploader, url);
      }
    }
  }

  private void compare(int mebibytes, S3Client s3, Child ours, Child uploader, String url)
      throws IOException {
    List<Long> archived = new ArrayList<>();
    List<Others> others = new ArrayList<>();
    for (int run = 0; run <= runs; run++) {
      long millis = Long.parseLong(ours.ask("go"));
      BenchS3.empty(s3);
      Others other = others(url, uploader);
      BenchS3.empty(s3);
      System.err.println(mebibytes + " MiB, run " + run + ": " + millis + " ms; " + other);
      if (run > 0) {
        archived.add(millis);
        others.add(other);
      }
    }
    long mine = median(archived);
    long theirs = median(others.stream().map(Others::millis).toList());
    long processes = others.stream().mapToLong(Others::kibibytes).max().orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "| %d MiB | %.2f s | %.2f s (%.2f + %.2f + %.2f) | %.2f | %d MiB | %d MiB, %d MiB |%n",
        mebibytes,
        mine / 1e3,
        theirs / 1e3,
        median(others.stream().map(Others::cloning).toList()) / 1e3,
        median(others.stream().map(Others::zipping).toList()) / 1e3,
        median(others.stream().map(Others::uploading).toList()) / 1e3,
        (double) mine / theirs,
        Long.parseLong(ours.last()) / 1024,
        processes / 1024,
        Long.parseLong(uploader.last()) / 1024);
  }

  private Others others(String url, Child uploader) throws IOException {
    Path clone = directory.resolve("clone");
    long start = System.nanoTime();
    long cloning =
        timed(List.of("git", "clone", "-q", "--depth", "1", url, clone.toString()), directory);
    long cloned = System.nanoTime();
    long zipping = timed(List.of("zip", "-qry", zip().toString(), ".", "-x", ".git/*"), clone);
    long zipped = System.nanoTime();
    uploader.ask("go");
    long uploaded = System.nanoTime();
    delete(clone);
    Files.delete(zip());
    return new Others(
        (cloned - start) / 1_000_000,
        (zipped - cloned) / 1_000_000,
        (uploaded - zipped) / 1_000_000,
        Math.max(cloning, zipping));
  }

  /** Runs a command, and gives the most memory that it or one of its children had, in KiB. */
  private static long timed(List<String> command, Path in) {
    List<String> all = new ArrayList<>(List.of("sh", "-c", "cd \"$0\" && exec \"$@\" 2>&1"));
    all.add(in.toString());
    all.addAll(List.of("/usr/bin/time", "-f", "%M"));
    all.addAll(command);
    String[] said = Child.output(all).strip().split("\n", -1);
    return Long.parseLong(said[said.length - 1]);
  }

  private Path zip() {
    return directory.resolve("others.zip");
  }

  private static List<String> with(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static long median(List<Long> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
