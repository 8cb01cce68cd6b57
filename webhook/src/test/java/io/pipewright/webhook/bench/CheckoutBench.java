package io.pipewright.webhook.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Compares checkout and archive with {@code git clone --depth 1}, {@code zip -r} and an upload with
 * the SDK; {@code bench/checkout.sh} starts it. Arguments: a directory for its files, how many runs
 * of each, and the sizes of the repositories in MiB.
 */
final class CheckoutBench {
  private final Path directory;
  private final int runs;

  private CheckoutBench(Path directory, int runs) {
    this.directory = directory;
    this.runs = runs;
  }

  public static void main(String[] arguments) throws Exception {
    CheckoutBench bench = new CheckoutBench(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    for (String size : Arrays.asList(arguments).subList(2, arguments.length)) {
      bench.measure(Integer.parseInt(size));
    }
  }

  private void measure(int mebibytes) throws Exception {
    String slug = "size-" + mebibytes;
    Path repositories = directory.resolve("repositories");
    Path repository = repositories.resolve(BenchWorker.PROJECT.toLowerCase(java.util.Locale.ROOT)).resolve(slug + ".git");
    Repositories.make(repository, mebibytes);
    String commit = Child.output(List.of("git", "-C", repository.toString(), "rev-parse", "main"));
    try (Child server = Child.java(List.of("-Xmx6g"), BenchServer.class, List.of(repositories.toString()))) {
      List<String> where = List.of(server.answer().split(" "));
      Path zip = directory.resolve("reference.zip");
      Path temporary = Files.createDirectories(directory.resolve("temporary"));
      List<String> ours = new ArrayList<>(where);
      ours.addAll(List.of("ours", slug, commit, temporary.toString()));
      List<String> upload = new ArrayList<>(where);
      upload.addAll(List.of("upload", zip.toString()));
      try (S3Client s3 = BenchS3.client(where.toArray(String[]::new));
          Child mine = Child.java(List.of("-Xmx256m"), BenchWorker.class, ours);
          Child uploader = Child.java(List.of("-Xmx256m"), BenchWorker.class, upload)) {
        BenchS3.create(s3);
        List<Long> a = new ArrayList<>();
        List<Long> b = new ArrayList<>();
        for (int run = 0; run <= runs; run++) {
          long one = Long.parseLong(mine.ask("go"));
          BenchS3.empty(s3);
          long start = System.nanoTime();
          Path clone = directory.resolve("clone");
          Child.output(List.of("git", "clone", "-q", "--depth", "1", where.get(0) + "/scm/" + BenchWorker.PROJECT.toLowerCase(java.util.Locale.ROOT) + "/" + slug + ".git", clone.toString()));
          long t1 = System.nanoTime();
          Child.output(List.of("sh", "-c", "cd '" + clone + "' && zip -qry '" + zip + "' . -x '.git/*'"));
          long t2 = System.nanoTime();
          uploader.ask("go");
          long two = (System.nanoTime() - start) / 1_000_000;
          System.err.println(run + ": ours " + one + " reference " + two + " = clone " + (t1 - start) / 1_000_000 + " zip " + (t2 - t1) / 1_000_000);
          delete(clone);
          Files.delete(zip);
          BenchS3.empty(s3);
          if (run > 0) {
            a.add(one);
            b.add(two);
          }
        }
        System.out.println("| " + mebibytes + " | " + median(a) + " | " + median(b) + " | " + mine.last() + " | " + uploader.last());
      }
    }
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
