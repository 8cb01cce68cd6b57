package io.pipewright.generator.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.generation.StoredObject;
import io.pipewright.generator.surroundings.SurroundingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** How much is read of an answer, and what happens when it is not what it should be. */
class S3SourceReaderStreamTest {
  private static final StoredObject ZIP = new StoredObject("sources", "PAY/a/source.zip", "v7");
  private static final byte[] TEXT = "Resources: {}".getBytes(StandardCharsets.UTF_8);
  private static final int LARGE = 5_000_000;
  private static final byte[] FILE = {'P', 'K', 3, 4};
  private static final byte[] DESCRIPTOR = {'P', 'K', 7, 8};

  private final ScriptedHttp http = new ScriptedHttp();

  @Test
  void asksForTheVersionOnceAndStopsBehindTheLastWantedFile() throws IOException {
    byte[] zip = Archives.zip(Map.of("a.yaml", TEXT, "b.bin", noise(), "c.yaml", TEXT));
    http.then(zip, zip.length);

    assertThat(read("a.yaml")).containsOnlyKeys("a.yaml");
    assertThat(http.requests).singleElement().asString().contains("versionId=v7");
    assertThat(http.bytesRead).isLessThan(100_000);
    assertThat(http.aborted).isEqualTo(1);
  }

  @Test
  void passesOverWhatIsNotWanted() throws IOException {
    byte[] zip = Archives.zip(Map.of("a.yaml", TEXT, "b.bin", noise(), "c.yaml", TEXT));
    http.then(zip, zip.length);

    assertThat(read("c.yaml")).containsOnlyKeys("c.yaml");
  }

  @Test
  void doesNotReadWhatIsTooLargeToItsEnd() throws IOException {
    byte[] zip = Archives.zip(Map.of("a.bin", noise()));
    http.then(zip, zip.length);

    assertThat(read("a.bin")).isEmpty();
    assertThat(http.bytesRead).isLessThan(100_000);
  }

  @Test
  void anAnswerThatBreaksOffIsAskedForAgain() throws IOException {
    byte[] zip = Archives.zip(Map.of("a.bin", noise(), "b.yaml", TEXT));
    http.then(Arrays.copyOf(zip, zip.length / 2), zip.length).then(zip, zip.length);

    assertThat(read("b.yaml")).containsOnlyKeys("b.yaml");
    assertThat(http.requests).hasSize(2);
  }

  @Test
  void anAnswerThatEndsBetweenTwoFilesIsNotTakenForTheWhole() throws IOException {
    byte[] zip = Archives.zip(Map.of("a.yaml", TEXT, "b.yaml", TEXT));
    int second = indexOf(zip, FILE, 1);
    http.then(Arrays.copyOf(zip, second), zip.length);

    assertThatThrownBy(() -> read("b.yaml"))
        .isInstanceOf(SurroundingsException.class)
        .hasMessageStartingWith("cannot read s3://sources/PAY/a/source.zip at v7: ")
        .hasMessageContaining(
            "the answer broke off: %d of %d bytes came".formatted(second, zip.length));
  }

  @Test
  void whatIsNoZipIsSaidToBeNone() {
    http.then(TEXT, TEXT.length);

    assertThatThrownBy(() -> read("a.yaml"))
        .isInstanceOf(SurroundingsException.class)
        .hasMessageStartingWith("cannot read s3://sources/PAY/a/source.zip at v7: ")
        .hasMessageContaining(
            "it cannot be read as a zip: it does not begin as a zip with files does");
    assertThat(http.requests).hasSize(1);
  }

  @Test
  void aDamagedFileIsNotHandedOut() throws IOException {
    byte[] text = "x".repeat(50).getBytes(StandardCharsets.UTF_8);
    byte[] zip = Archives.zip(Map.of("a.yaml", text));
    // The checksum in the descriptor behind the content.
    zip[indexOf(zip, DESCRIPTOR, 0) + 4] ^= 1;
    http.then(zip, zip.length);

    assertThatThrownBy(() -> read("a.yaml"))
        .isInstanceOf(SurroundingsException.class)
        .hasMessageContaining("it cannot be read as a zip");
  }

  private Map<String, byte[]> read(String... paths) {
    try (S3Client s3 =
        S3Client.builder()
            .httpClient(http)
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .build()) {
      return new S3SourceReader(s3).read(ZIP, Set.of(paths), 1000);
    }
  }

  private static byte[] noise() {
    byte[] bytes = new byte[LARGE];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static int indexOf(byte[] bytes, byte[] part, int from) {
    int at = from;
    while (!Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
      at++;
    }
    return at;
  }
}
