package io.pipewright.webhook.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.checkout.Checkout;
import io.pipewright.webhook.checkout.GitFixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitZipTest {
  private static final Path UNZIP = Path.of("/usr/bin/unzip");

  @TempDir private Path directory;
  private GitFixture git;

  @BeforeEach
  void create() {
    git = new GitFixture(directory.resolve("repository"));
  }

  @AfterEach
  void close() {
    git.close();
  }

  @Test
  void sameCommitGivesSameBytesInEveryTimeZone() throws IOException {
    CommitHash commit = everything();
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      byte[] east = zip(commit);
      TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));

      assertThat(zip(commit)).isEqualTo(east);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void entriesAreInGitsOrder() throws IOException {
    CommitHash commit = git.file("b/a", "").file("b.c", "").file("a", "").commit("x");

    assertThat(entries(zip(commit)))
        .extracting(ZipArchiveEntry::getName)
        .containsExactly("a", "b.c", "b/a");
  }

  @Test
  void modesAreAsGitHasThem() throws IOException {
    List<ZipArchiveEntry> entries = entries(zip(everything()));

    assertThat(entries)
        .extracting(entry -> entry.getName() + " " + Integer.toOctalString(entry.getUnixMode()))
        .containsExactly(
            "bin/run.sh 100755",
            "escape 120777",
            "häuser.txt 100644",
            "latest 120777",
            "libs/shared/ 40755",
            "pipeline.yaml 100644");
    assertThat(entries.get(1).isUnixSymlink()).isTrue();
  }

  @Test
  void linkOutOfTheTreeIsStoredNotFollowed() throws IOException {
    try (ZipFile zip = open(zip(everything()))) {
      assertThat(zip.getUnixSymlink(zip.getEntry("escape"))).isEqualTo("../../etc/passwd");
    }
  }

  @Test
  void unzipRestoresTree() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(UNZIP), "unzip is not installed");
    Path file = Files.write(directory.resolve("source.zip"), zip(everything()));
    Path out = Files.createDirectory(directory.resolve("out"));

    Process unzip =
        new ProcessBuilder(UNZIP.toString(), "-q", file.toString(), "-d", out.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(unzip.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(unzip.waitFor(30, TimeUnit.SECONDS)).isTrue();

    assertThat(unzip.exitValue()).as(said).isZero();
    assertThat(out.resolve("bin/run.sh")).isExecutable().hasContent("#!/bin/sh\n");
    assertThat(Files.isExecutable(out.resolve("pipeline.yaml"))).isFalse();
    assertThat(Files.readSymbolicLink(out.resolve("latest"))).hasToString("bin/run.sh");
    assertThat(Files.isSymbolicLink(out.resolve("escape"))).isTrue();
    assertThat(Files.isDirectory(out.resolve("libs/shared"), LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  /** The generator reads an archive while it comes in, without the directory at its end. */
  @Test
  void canBeReadFromFrontToBack() throws IOException {
    Map<String, String> read = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zip(everything())))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        read.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }

    assertThat(read)
        .containsExactly(
            Map.entry("bin/run.sh", "#!/bin/sh\n"),
            Map.entry("escape", "../../etc/passwd"),
            Map.entry("häuser.txt", "umlaut"),
            Map.entry("latest", "bin/run.sh"),
            Map.entry("libs/shared/", ""),
            Map.entry("pipeline.yaml", "version: 1\n"));
  }

  @Test
  void holdsTenThousandFiles() throws IOException {
    for (int i = 0; i < 10_000; i++) {
      git.file("src/%02d/file-%05d.txt".formatted(i % 100, i), "content " + i % 100);
    }

    List<ZipArchiveEntry> entries = entries(zip(git.commit("many")));

    assertThat(entries).hasSize(10_000);
  }

  private CommitHash everything() {
    return git.file("pipeline.yaml", "version: 1\n")
        .executable("bin/run.sh", "#!/bin/sh\n")
        .symlink("latest", "bin/run.sh")
        .symlink("escape", "../../etc/passwd")
        .submodule("libs/shared")
        .file("häuser.txt", "umlaut")
        .commit("everything");
  }

  private byte[] zip(CommitHash commit) throws IOException {
    Checkout checkout = git.checkout(commit);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CommitZip.write(
        checkout.repository(),
        CommitTree.read(checkout.repository(), checkout.commit()),
        checkout.budget(),
        out);
    return out.toByteArray();
  }

  private static List<ZipArchiveEntry> entries(byte[] bytes) throws IOException {
    try (ZipFile zip = open(bytes)) {
      return Collections.list(zip.getEntriesInPhysicalOrder());
    }
  }

  private static ZipFile open(byte[] bytes) throws IOException {
    return ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get();
  }
}
