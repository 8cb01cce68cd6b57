package io.pipewright.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.repository.CommitHash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A heap much smaller than the repository. */
@Timeout(120)
class FetchMemoryTest {
  private static final String TOKEN = "BBDC-NjM1OTg0";
  private static final PersonIdent ADA = new PersonIdent("Ada", "ada@example.com");
  private static final int MEGABYTE = 1024 * 1024;

  @TempDir Path folder;
  private Git origin;
  private GitServer server;

  @BeforeEach
  void start() throws Exception {
    IsolatedGit.install();
    origin =
        Git.init().setDirectory(folder.resolve("origin").toFile()).setInitialBranch("main").call();
    server = new GitServer(origin.getRepository(), TOKEN);
  }

  @AfterEach
  void stop() {
    server.close();
    origin.close();
  }

  @Test
  void fetchesAFileThatIsLargerThanTheHeap() throws Exception {
    byte[] content = random(48 * MEGABYTE);

    assertThat(fetchWith("-Xmx24m", commit("large.bin", content))).isEqualTo("fetched");
  }

  @Test
  void saysThatDifferencesOfLargeFilesDoNotFit() throws Exception {
    byte[] content = random(14 * MEGABYTE);
    commit("large-1.bin", content);
    content[5] ^= 1;
    content[12 * MEGABYTE] ^= 1;

    String outcome = fetchWith("-Xmx24m", commit("large-2.bin", content));

    assertThat(outcome)
        .startsWith("too large: cannot fetch commit ")
        .endsWith(
            "it stores large files as differences of one another, too large for this process's"
                + " memory");
  }

  private String fetchWith(String heap, CommitHash commit) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                FetchMain.class.getName(),
                server.url().toString(),
                TOKEN,
                commit.value(),
                folder.resolve("local.git").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static byte[] random(int size) {
    byte[] content = new byte[size];
    new Random(1).nextBytes(content);
    return content;
  }

  private CommitHash commit(String name, byte[] content) throws Exception {
    Files.write(folder.resolve("origin").resolve(name), content);
    origin.add().addFilepattern(".").call();
    return new CommitHash(
        origin.commit().setMessage(name).setAuthor(ADA).setCommitter(ADA).call().name());
  }
}
