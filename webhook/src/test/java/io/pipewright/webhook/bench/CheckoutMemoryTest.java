package io.pipewright.webhook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import io.pipewright.localcloud.storage.S3Storage;
import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.checkout.GitHttp;
import io.pipewright.webhook.checkout.GitImport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A process with 96 MiB of heap takes a commit of 550 MB to S3: one file of 500 MB, some that do
 * not compress, and 100,000 small ones.
 */
class CheckoutMemoryTest {
  private static final int MANY = 100_000;
  private static final int NOISE = 5_000_000;
  private static final long LARGE = 500_000_000;

  @TempDir private Path directory;

  @Test
  void commitLargerThanTheHeapIsStoredWhole() throws IOException {
    CommitHash commit = make(directory.resolve("repositories/bench/large.git"));
    Credentials credentials = new Credentials(Clock.systemUTC(), new SecureRandom());
    AccessKey key = credentials.create(Caller.root("111111111111"));
    try (GitHttp git = GitHttp.start(directory.resolve("repositories"));
        S3Storage storage = S3Storage.start(credentials)) {
      List<String> server =
          List.of(
              git.url().toString(),
              storage.uri().toString(),
              key.accessKeyId(),
              key.secretAccessKey());
      try (S3Client s3 = BenchS3.client(server.toArray(String[]::new))) {
        BenchS3.create(s3);
        archive(server, commit);
        assertWhole(s3);
      }
    }
  }

  private CommitHash make(Path repository) {
    Random random = new Random(20261124);
    byte[] block = new byte[1_000_000];
    GitImport git = new GitImport(repository);
    git.file("pipeline.yaml", "version: 1\n".getBytes(StandardCharsets.UTF_8));
    git.file(
        "large",
        LARGE,
        out -> {
          for (long written = 0; written < LARGE; written += block.length) {
            out.write(block);
          }
        });
    for (int number = 0; number < 10; number++) {
      byte[] noise = new byte[NOISE];
      random.nextBytes(noise);
      git.file("noise/" + number, noise);
    }
    for (int number = 0; number < MANY; number++) {
      byte[] content = Integer.toString(number).getBytes(StandardCharsets.UTF_8);
      git.file("src/module%03d/File%06d.java".formatted(number % 500, number), content);
    }
    return git.commit();
  }

  private void archive(List<String> server, CommitHash commit) {
    List<String> arguments =
        Stream.concat(
                server.stream(), Stream.of("ours", "large", commit.value(), directory.toString()))
            .toList();
    try (Child child = Child.java(List.of("-Xmx96m"), BenchWorker.class, arguments)) {
      assertThat(child.ask("go")).matches("[0-9]+");
    }
  }

  private static void assertWhole(S3Client s3) throws IOException {
    int files = 0;
    try (InputStream stored =
            s3.getObject(
                request -> request.bucket(BenchWorker.BUCKET).key("BENCH/large/source.zip"));
        ZipInputStream zip = new ZipInputStream(stored)) {
      byte[] buffer = new byte[1 << 16];
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files++;
        if (entry.getName().equals("large")) {
          long size = 0;
          for (int count = zip.read(buffer); count > 0; count = zip.read(buffer)) {
            size += count;
          }
          assertThat(size).isEqualTo(LARGE);
        }
      }
    }
    assertThat(files).isEqualTo(MANY + 12);
  }
}
