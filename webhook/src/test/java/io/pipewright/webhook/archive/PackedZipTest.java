package io.pipewright.webhook.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.checkout.CheckoutBudget;
import io.pipewright.webhook.checkout.GitImport;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zips of packed commits, as a server sends them: whole files, differences, any size. */
class PackedZipTest {
  private static final Path UNZIP = Path.of("/usr/bin/unzip");

  @TempDir private Path directory;
  private final Map<String, byte[]> files = new TreeMap<>();
  private final Random random = new Random(20261124);
  private Path repository;

  @BeforeEach
  void name() {
    repository = directory.resolve("packed.git");
  }

  @Test
  void everyFileIsTheSameForEveryReader() throws Exception {
    variety();
    Path zip = zip(make());

    assertThat(readByJdkFile(zip)).containsExactlyInAnyOrderEntriesOf(files);
    assertThat(readByStream(zip)).containsExactlyInAnyOrderEntriesOf(files);
    assertThat(readByCommons(zip)).containsExactlyInAnyOrderEntriesOf(files);
    assumeThat(UNZIP).isExecutable();
    Process unzip = new ProcessBuilder(UNZIP.toString(), "-tq", zip.toString()).start();
    assertThat(unzip.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(unzip.exitValue()).isZero();
  }

  @Test
  void samePackGivesSameBytes() throws Exception {
    variety();
    CommitHash commit = make();

    assertThat(zip(commit)).hasSameBinaryContentAs(zip(commit));
  }

  @Test
  void compressedBytesAreTakenAsTheyAre() throws Exception {
    byte[] noise = new byte[300_000];
    random.nextBytes(noise);
    files.put("noise", noise);
    Path zip = zip(make());

    try (ZipFile read = ZipFile.builder().setPath(zip).get()) {
      ZipArchiveEntry entry = read.getEntry("noise");
      assertThat(entry.getGeneralPurposeBit().usesDataDescriptor()).isFalse();
      assertThat(entry.getCompressedSize()).isBetween(300_000L, 301_000L);
    }
  }

  @Test
  void moreFilesThanTheOldFormatCounts() throws Exception {
    for (int i = 0; i < 70_000; i++) {
      files.put("d%02d/f%05d".formatted(i % 50, i), new byte[] {(byte) i});
    }
    Path zip = zip(make());

    assertThat(readByJdkFile(zip)).hasSize(70_000);
    try (ZipFile read = ZipFile.builder().setPath(zip).get()) {
      assertThat(Collections.list(read.getEntries())).hasSize(70_000);
    }
  }

  @Test
  void damagedPackIsNotArchived() throws Exception {
    byte[] noise = new byte[500_000];
    random.nextBytes(noise);
    files.put("noise", noise);
    CommitHash commit = make();
    Path pack;
    try (Stream<Path> packs = Files.list(repository.resolve("objects/pack"))) {
      pack = packs.filter(it -> it.toString().endsWith(".pack")).findFirst().orElseThrow();
    }
    assertThat(pack.toFile().setWritable(true)).isTrue();
    try (RandomAccessFile file = new RandomAccessFile(pack.toFile(), "rw")) {
      file.seek(file.length() / 2);
      int before = file.read();
      file.seek(file.length() / 2);
      file.write(before ^ 1);
    }

    assertThatThrownBy(() -> zip(commit)).isInstanceOf(IOException.class);
  }

  private void variety() {
    String base =
        random.ints(20_000, 'a', 'q').mapToObj(Character::toString).collect(Collectors.joining());
    files.put("empty", new byte[0]);
    files.put("one", new byte[] {7});
    for (int i = 0; i < 40; i++) {
      // Almost equal, so that git stores most of them as differences.
      files.put("similar/" + i, (base + i + base.substring(i)).getBytes(StandardCharsets.UTF_8));
      byte[] noise = new byte[random.nextInt(200_000)];
      random.nextBytes(noise);
      files.put("noise/" + i, noise);
      files.put("zeros/" + i, new byte[random.nextInt(200_000)]);
    }
  }

  private CommitHash make() {
    GitImport git = new GitImport(repository);
    files.forEach(git::file);
    CommitHash commit = git.commit();
    GitImport.repack(repository);
    return commit;
  }

  private Path zip(CommitHash commit) throws IOException {
    Path file = Files.createTempFile(directory, "source", ".zip");
    try (Repository packed = new RepositoryBuilder().setGitDir(repository.toFile()).build();
        RevWalk walk = new RevWalk(packed);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      CommitTree tree =
          CommitTree.read(packed, walk.parseCommit(ObjectId.fromString(commit.value())));
      CommitZip.write(packed, tree, CheckoutBudget.ofHour(directory, Clock.systemUTC()), out);
    }
    return file;
  }

  private static Map<String, byte[]> readByJdkFile(Path zip) throws IOException {
    Map<String, byte[]> read = new TreeMap<>();
    try (java.util.zip.ZipFile file = new java.util.zip.ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        read.put(entry.getName(), file.getInputStream(entry).readAllBytes());
      }
    }
    return read;
  }

  private static Map<String, byte[]> readByStream(Path zip) throws IOException {
    Map<String, byte[]> read = new TreeMap<>();
    try (ZipInputStream in =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(zip)))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        read.put(entry.getName(), in.readAllBytes());
      }
    }
    return read;
  }

  private static Map<String, byte[]> readByCommons(Path zip) throws IOException {
    Map<String, byte[]> read = new TreeMap<>();
    try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
      for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
        read.put(entry.getName(), file.getInputStream(entry).readAllBytes());
      }
    }
    return read;
  }
}
