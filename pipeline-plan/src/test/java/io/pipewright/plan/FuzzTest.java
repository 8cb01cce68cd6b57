package io.pipewright.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.manifest.ManifestReader;
import io.pipewright.organisation.OrganisationReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever the bytes are, reading and planning give a plan or problems, never an exception, in less
 * than a second each. {@code -Dfuzz.inputs=1000000} runs longer, {@code -Dfuzz.seed=7} elsewhere.
 */
class FuzzTest {
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);
  private static final long SEED = Long.getLong("fuzz.seed", 20261124L);
  private static final long SLOWEST_MILLIS = 1_000;
  private static final Path INVALID = Path.of("src/test/resources/invalid");
  private static final Path EXAMPLES = Path.of("../examples");
  private static final byte[] TOKENS =
      "\t\n\r -:#&*!|>'\"%@`{}[],?~<=\\\0\u0085é\uFEFF0xeE+._ab$".getBytes(StandardCharsets.UTF_8);
  private static final List<String> WORDS =
      List.of(
          "components:",
          "directory: api",
          "<<: *a",
          "&a ",
          "*a",
          "- ",
          "{ ",
          " }",
          "!!str ",
          "${version}",
          "#{x.y}",
          "1e999",
          "0o17",
          "deploy:",
          "test:",
          "coverage: ",
          "---\n",
          "? ",
          "|\n ",
          "\uD83D\uDE80",
          "version: 1\n",
          "9".repeat(50),
          "[".repeat(30),
          "true",
          "null");

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void nothingThatIsWrittenBreaksTheReader() throws IOException {
    Random random = new Random(SEED);
    List<byte[]> seeds = seeds();
    long slowest = 0;
    int planned = 0;
    for (int input = 0; input < INPUTS; input++) {
      byte[] bytes = input % 4 == 0 ? noise(random) : mutated(seeds, random);
      long start = System.nanoTime();
      planned += judge(bytes, input) ? 1 : 0;
      slowest = Math.max(slowest, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
    System.out.printf(
        "fuzz: %d inputs from seed %d, %d of them planned, the slowest took %d ms%n",
        INPUTS, SEED, planned, slowest);
    assertThat(slowest).isLessThan(SLOWEST_MILLIS);
    assertThat(planned).as("some are still right").isBetween(1, INPUTS - 1);
  }

  private static boolean judge(byte[] bytes, int input) {
    try {
      if (input % 8 == 1) {
        return OrganisationReader.read("factory.yaml", bytes).match(read -> true, told -> false);
      }
      return Fixture.explain(
              ManifestReader.readPartly("pipeline.yaml", bytes),
              Fixture.LEDGER,
              Fixture.PATHS,
              Map.of("infra/service.yaml", new String(bytes, StandardCharsets.UTF_8)))
          .match(plan -> true, told -> false);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(
          "input " + input + ":\n" + new String(bytes, StandardCharsets.UTF_8), e);
    }
  }

  /** Everything that is known to be right or wrong, of a size that people write. */
  private static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    seeds.add(Fixture.FACTORY.getBytes(StandardCharsets.UTF_8));
    seeds.add(Fixture.MANIFEST.getBytes(StandardCharsets.UTF_8));
    for (Path directory : List.of(INVALID, EXAMPLES)) {
      try (Stream<Path> files = Files.walk(directory, 2)) {
        for (Path file :
            files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
          if (Files.isRegularFile(file) && Files.size(file) < 4_000) {
            seeds.add(Files.readAllBytes(file));
          }
        }
      }
    }
    return seeds;
  }

  private static byte[] noise(Random random) {
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    if (random.nextBoolean()) {
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = TOKENS[Math.floorMod(bytes[at], TOKENS.length)];
      }
    }
    return bytes;
  }

  private static byte[] mutated(List<byte[]> seeds, Random random) {
    // The first two are right, and deep inside they are the most interesting.
    int seed = random.nextInt(3) == 0 ? random.nextInt(2) : random.nextInt(seeds.size());
    byte[] bytes = seeds.get(seed).clone();
    for (int change = random.nextInt(5); change >= 0 && bytes.length > 0; change--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = TOKENS[random.nextInt(TOKENS.length)];
        case 2 -> bytes = replaced(bytes, at, at, WORDS.get(random.nextInt(WORDS.size())));
        default -> bytes = replaced(bytes, at, Math.min(bytes.length, at + random.nextInt(40)), "");
      }
    }
    return bytes;
  }

  private static byte[] replaced(byte[] bytes, int from, int to, String text) {
    byte[] middle = text.getBytes(StandardCharsets.UTF_8);
    byte[] result = new byte[from + middle.length + bytes.length - to];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
    return result;
  }
}
