package io.pipewright.webhook.bench;

import io.pipewright.bitbucket.BitbucketAccess;
import io.pipewright.bitbucket.Retry;
import io.pipewright.bitbucket.Sleeper;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import io.pipewright.webhook.archive.CommitArchive;
import io.pipewright.webhook.archive.S3ObjectStore;
import io.pipewright.webhook.checkout.BitbucketSource;
import io.pipewright.webhook.checkout.Checkout;
import io.pipewright.webhook.checkout.CheckoutBudget;
import io.pipewright.webhook.checkout.Checkouts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * A process that does one thing again and again: for each line of its input once, and answers with
 * the milliseconds that it took. {@code ours SLUG COMMIT DIRECTORY} fetches and archives; {@code
 * upload FILE} puts a file with the SDK. After the input's end it prints the most memory that it
 * ever had, in KiB.
 */
final class BenchWorker {
  static final String BUCKET = "sources";
  static final String PROJECT = "BENCH";
  private static final String KMS_KEY =
      "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d-0000-0000-0000-000000000001";

  private BenchWorker() {}

  private interface Work {
    /** Does it, and gives the nanoseconds until the object was stored. */
    long once() throws IOException;
  }

  public static void main(String[] arguments) throws IOException {
    URI git = URI.create(arguments[0]);
    try (S3Client s3 = BenchS3.client(arguments)) {
      Work work =
          arguments[4].equals("ours")
              ? ours(git, s3, arguments[5], new CommitHash(arguments[6]), Path.of(arguments[7]))
              : upload(s3, Path.of(arguments[5]));
      BufferedReader input =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      while (input.readLine() != null) {
        System.out.println(work.once() / 1_000_000);
      }
      System.out.println(peak());
    }
  }

  private static Work ours(URI git, S3Client s3, String slug, CommitHash commit, Path temporary) {
    BitbucketAccess access = new BitbucketAccess(BitbucketKind.DATA_CENTER, git, () -> "token");
    Retry retry = Retry.standard(new Random(1), Sleeper.ofThread());
    Checkouts checkouts = new Checkouts(new BitbucketSource(access, retry), temporary);
    CommitArchive archive = new CommitArchive(new S3ObjectStore(s3, BUCKET));
    RepositoryId repository = new RepositoryId(PROJECT, slug);
    CheckoutBudget budget = CheckoutBudget.ofHour(temporary, Clock.systemUTC());
    return () -> {
      long start = System.nanoTime();
      try (Checkout checkout = checkouts.open(repository, commit, budget)) {
        archive.store(repository, "main", checkout, KMS_KEY);
        return System.nanoTime() - start;
      }
    };
  }

  private static Work upload(S3Client s3, Path file) {
    return () -> {
      long start = System.nanoTime();
      s3.putObject(
          request ->
              request
                  .bucket(BUCKET)
                  .key(PROJECT + "/others.zip")
                  .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                  .ssekmsKeyId(KMS_KEY),
          RequestBody.fromFile(file));
      return System.nanoTime() - start;
    };
  }

  /** Linux keeps the peak of what a process had in memory. */
  private static long peak() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> line.replaceAll("[^0-9]", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }
}
