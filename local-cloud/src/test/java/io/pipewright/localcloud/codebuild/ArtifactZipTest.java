package io.pipewright.localcloud.codebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactZipTest {
  private static final int LINK = 0120777;
  private static final int FILE = 0100644;

  @TempDir Path directory;

  private record Entry(String name, int mode, String content) {}

  private Path zip(Entry... entries) throws IOException {
    Path zip = directory.resolve("made.zip");
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
      for (Entry entry : entries) {
        ZipArchiveEntry one = new ZipArchiveEntry(entry.name());
        one.setUnixMode(entry.mode());
        out.putArchiveEntry(one);
        out.write(entry.content().getBytes(StandardCharsets.UTF_8));
        out.closeArchiveEntry();
      }
    }
    return zip;
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "a/../../evil", "/tmp/evil", "a\\..\\evil", "a/.."})
  void entriesThatLeadOutAreRefused(String name) throws IOException {
    Path zip = zip(new Entry(name, FILE, "evil"));

    assertThatExceptionOfType(ArtifactZip.UnsafeArchive.class)
        .isThrownBy(() -> ArtifactZip.unpack(zip, directory.resolve("out")));
  }

  @Test
  void nothingIsWrittenThroughALink() throws IOException {
    Path outside = Files.createDirectories(directory.resolve("outside"));
    Path zip = zip(new Entry("dir", LINK, outside.toString()), new Entry("dir/evil", FILE, "e"));

    assertThatExceptionOfType(ArtifactZip.UnsafeArchive.class)
        .isThrownBy(() -> ArtifactZip.unpack(zip, directory.resolve("out")));
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void aSecondEntryDoesNotOverwriteALinksTarget() throws IOException {
    Path outside = Files.writeString(directory.resolve("precious"), "kept");
    Path zip = zip(new Entry("file", LINK, outside.toString()), new Entry("file", FILE, "evil"));

    assertThatExceptionOfType(ArtifactZip.UnsafeArchive.class)
        .isThrownBy(() -> ArtifactZip.unpack(zip, directory.resolve("out")));
    assertThat(outside).hasContent("kept");
  }

  @Test
  void linksAndExecutableBitsSurvive() throws IOException {
    Path in = Files.createDirectories(directory.resolve("in/bin"));
    assertThat(Files.writeString(in.resolve("run"), "x").toFile().setExecutable(true)).isTrue();
    Files.writeString(in.resolve("data"), "x");
    Files.createSymbolicLink(in.resolve("link"), Path.of("run"));
    Path zip = directory.resolve("out.zip");

    ArtifactZip.pack(
        directory.resolve("in"), Globs.find(directory.resolve("in"), List.of("**/*")), false, zip);
    Path out = directory.resolve("out");
    ArtifactZip.unpack(zip, out);

    assertThat(out.resolve("bin/run").toFile().canExecute()).isTrue();
    assertThat(out.resolve("bin/data").toFile().canExecute()).isFalse();
    assertThat(Files.isSymbolicLink(out.resolve("bin/link"))).isTrue();
    assertThat(Files.readSymbolicLink(out.resolve("bin/link"))).isEqualTo(Path.of("run"));
    assertThat(Files.isRegularFile(out.resolve("bin/run"), LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void discardedPathsMayNotCollide() throws IOException {
    Path in = Files.createDirectories(directory.resolve("in/a"));
    Files.writeString(in.resolve("x"), "1");
    Files.writeString(directory.resolve("in/x"), "2");

    assertThatExceptionOfType(InvalidBuildspec.class)
        .isThrownBy(
            () ->
                ArtifactZip.pack(
                    directory.resolve("in"),
                    List.of(Path.of("a/x"), Path.of("x")),
                    true,
                    directory.resolve("out.zip")));
  }
}
