package io.pipewright.generator.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.generation.StoredObject;
import io.pipewright.generator.surroundings.SurroundingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every reader of archives does, in memory or from S3. */
abstract class SourceReaderContract {
  private static final int LIMIT = 100;

  abstract SourceReader reader();

  /** Stores a new version of one archive with these files, text by path. */
  abstract StoredObject archive(Map<String, String> files) throws IOException;

  @Test
  void readsWhatIsWantedOfExactlyThatVersion() throws IOException {
    StoredObject first = archive(Map.of("infra/a b.yaml", "one", "c", "c", "zz", "z"));
    StoredObject second = archive(Map.of("infra/a b.yaml", "two", "c", "c"));

    assertThat(read(first, "infra/a b.yaml", "zz"))
        .isEqualTo(Map.of("infra/a b.yaml", "one", "zz", "z"));
    assertThat(read(second, "infra/a b.yaml", "zz")).isEqualTo(Map.of("infra/a b.yaml", "two"));
  }

  @Test
  void leavesOutWhatIsTooLarge() throws IOException {
    StoredObject zip =
        archive(
            Map.of(
                "empty", "",
                "fits", "x".repeat(LIMIT),
                "large", "x".repeat(LIMIT + 1),
                "wide", "\u00e4".repeat(LIMIT / 2 + 1)));

    assertThat(read(zip, "empty", "fits", "large", "wide"))
        .isEqualTo(Map.of("empty", "", "fits", "x".repeat(LIMIT)));
  }

  @Test
  void aDirectoryIsNoFile() throws IOException {
    StoredObject zip = archive(Map.of("infra/service.yaml", "x"));

    assertThat(read(zip, "infra", "infra/", "service.yaml", "/infra/service.yaml")).isEmpty();
  }

  @Test
  void wantingNothingGivesNothing() throws IOException {
    assertThat(read(archive(Map.of("a", "a")))).isEmpty();
  }

  @Test
  void aVersionThatIsNotThereIsTheSurroundings() throws IOException {
    StoredObject zip = archive(Map.of("a", "a"));
    StoredObject gone = new StoredObject(zip.bucket(), zip.key() + ".old", zip.versionId());

    assertThatThrownBy(() -> read(gone, "a"))
        .isInstanceOf(SurroundingsException.class)
        .hasMessageStartingWith("cannot read ")
        .hasMessageContaining(gone.key() + " at " + gone.versionId());
  }

  @Test
  void givesThoseOfTheWantedThatExistAndFit() throws IOException {
    Random random = new Random(5);
    for (int round = 0; round < 20; round++) {
      Map<String, String> files = new TreeMap<>();
      for (int i = random.nextInt(40); i >= 0; i--) {
        String path = "d%d/f\u00e9%d".formatted(random.nextInt(3), random.nextInt(30));
        files.put(path, random(random, random.nextInt(2 * LIMIT)));
      }
      Set<String> wanted = new TreeSet<>();
      for (int i = random.nextInt(20); i >= 0; i--) {
        wanted.add("d%d/f\u00e9%d".formatted(random.nextInt(3), random.nextInt(30)));
      }
      Map<String, String> expected = new TreeMap<>(files);
      expected.keySet().retainAll(wanted);
      expected.values().removeIf(text -> text.length() > LIMIT);

      assertThat(read(archive(files), wanted.toArray(String[]::new))).isEqualTo(expected);
    }
  }

  private static String random(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('!' + random.nextInt(90)));
    }
    return text.toString();
  }

  private Map<String, String> read(StoredObject zip, String... paths) {
    Map<String, String> texts = new TreeMap<>();
    reader()
        .read(zip, Set.of(paths), LIMIT)
        .forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
    return texts;
  }
}
