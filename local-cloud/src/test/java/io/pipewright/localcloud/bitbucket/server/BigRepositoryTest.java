package io.pipewright.localcloud.bitbucket.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.localcloud.bitbucket.BitbucketAccounts;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-in in a JVM of its own with little memory, and repositories that are larger. */
class BigRepositoryTest {
  private static final int MEGABYTE = 1024 * 1024;
  private static final RepositoryName REPOSITORY = new RepositoryName("PAY", "big");

  @TempDir Path folder;

  /** Serves an empty repository until its input ends. */
  static final class Main {
    public static void main(String[] arguments) throws Exception {
      try (BitbucketServer server =
          BitbucketServer.start(
              Path.of(arguments[0]),
              new BitbucketAccounts("the-token", "ada", "the-password"),
              Clock.systemUTC(),
              0)) {
        server.createRepository(REPOSITORY);
        System.out.println(server.gitUrl(REPOSITORY));
        while (System.in.read() >= 0) {
          // Until whoever started this ends.
        }
      }
    }
  }

  @Test
  void takesAndServesMoreThanItHasMemory() throws Exception {
    int megabytes = Integer.getInteger("pipewright.bigRepository", 160);
    RealGit source = new RealGit(Files.createDirectories(folder.resolve("source")));
    source.run("init", "-q", "-b", "main");
    writeRandom(source.directory().resolve("one.bin"), megabytes / 2);
    for (int i = 0; i < 8; i++) {
      writeRandom(source.directory().resolve("part" + i), megabytes / 16);
    }
    source.run("add", ".");
    source.run("commit", "-q", "-m", "feat: big");
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                folder.resolve("bitbucket").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      String url = out.readLine().replace("http://", "http://ada:the-password@");
      source.run("push", "-q", url, "main");
      long start = System.nanoTime();
      source.run("clone", "-q", "--bare", "--depth=1", url, folder.resolve("clone").toString());
      long millis = (System.nanoTime() - start) / 1_000_000;
      System.out.println(megabytes + " MB cloned in " + millis + " ms from 64 MB of heap");
    } finally {
      server.destroy();
    }

    RealGit clone = new RealGit(folder.resolve("clone"));
    assertThat(clone.run("rev-parse", "main")).isEqualTo(source.run("rev-parse", "main"));
    assertThat(clone.run("fsck", "--full")).isEmpty();
  }

  private static void writeRandom(Path file, int megabytes) throws Exception {
    Random random = new Random(file.getFileName().toString().hashCode());
    byte[] block = new byte[MEGABYTE];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < megabytes; i++) {
        random.nextBytes(block);
        out.write(block);
      }
    }
  }
}
