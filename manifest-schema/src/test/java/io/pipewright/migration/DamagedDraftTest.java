package io.pipewright.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.problem.FileKind;
import io.pipewright.yaml.YamlReader;
import io.pipewright.yaml.YamlValue;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, the migration answers, soon, and no approval is lost. */
class DamagedDraftTest {
  private static final int ROUNDS = 10_000;
  // The processor's time: that of the wall depends on who else is at work.
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final List<String> PIECES =
      List.of(
          "\t",
          "\n",
          "\r",
          "\r\n",
          " ",
          "  ",
          "-",
          "- ",
          ": ",
          ":",
          "#",
          " # x\n",
          "? ",
          "&a ",
          "*a",
          "!",
          "|\n",
          "|+\n",
          ">-\n",
          "'",
          "\"",
          "{",
          "}",
          "[",
          "]",
          ",",
          "---\n",
          "...\n",
          "%TAG",
          "\u2028",
          "\u0085",
          "\uFEFF",
          "😀",
          "\0",
          "approval: true\n",
          "target: {}",
          "name: a\n",
          "    ",
          "stages:",
          "coverage: 1\n",
          "test: &t { }\n",
          "<<: *a\n",
          "\\",
          "~");

  @Test
  void damageIsNoException() {
    Random random = new Random(20261130);
    int migrated = 0;
    int noted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String text = damage(RandomDraft.make(random, 25).text(), random);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (random.nextInt(20) == 0) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      if (migrate(bytes) instanceof MigrationResult.Migrated found) {
        migrated++;
        noted += found.notes().isEmpty() ? 0 : 1;
        assertThat(migrate(found.bytes())).as(text).isEqualTo(new MigrationResult.Current(1));
        assertThat(approvals(found.bytes())).as(text).isEqualTo(approvals(bytes));
      }
    }
    assertThat(migrated).isBetween(ROUNDS / 5, ROUNDS * 4 / 5);
    assertThat(noted).isGreaterThan(migrated / 10);
  }

  private static MigrationResult migrate(byte[] bytes) {
    long start = CLOCK.getCurrentThreadCpuTime();
    MigrationResult result = ManifestMigration.migrate("pipeline.yaml", bytes);
    assertThat(Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - start))
        .as(new String(bytes, StandardCharsets.UTF_8))
        .isLessThan(Duration.ofSeconds(1));
    if (result instanceof MigrationResult.Refused refused) {
      assertThat(refused.problems())
          .isNotEmpty()
          .allSatisfy(problem -> assertThat(problem.fix()).isNotBlank());
    }
    return result;
  }

  private static String damage(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int change = random.nextInt(3); change >= 0; change--) {
      int at = random.nextInt(damaged.length() + 1);
      int end = Math.min(damaged.length(), at + random.nextInt(12));
      switch (random.nextInt(6)) {
        case 0 -> damaged.delete(at, end);
        case 1 -> damaged.insert(at, damaged.substring(at, end));
        case 2 -> swapLines(damaged, random);
        default -> damaged.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return damaged.isEmpty() ? "a" : damaged.toString();
  }

  private static void swapLines(StringBuilder text, Random random) {
    String[] lines = text.toString().split("\n", -1);
    int one = random.nextInt(lines.length);
    int other = random.nextInt(lines.length);
    String line = lines[one];
    lines[one] = lines[other];
    lines[other] = line;
    text.replace(0, text.length(), String.join("\n", Arrays.asList(lines)));
  }

  private static long approvals(byte[] bytes) {
    return YamlReader.read(FileKind.MANIFEST, "pipeline.yaml", bytes)
        .match(DamagedDraftTest::approvals, problems -> -1L);
  }

  private static long approvals(YamlValue value) {
    return value.match(
        new YamlValue.Cases<Long>() {
          @Override
          public Long mapping(YamlValue.Mapping mapping) {
            long keys =
                mapping.members().keySet().stream()
                    .filter(key -> key.toLowerCase(Locale.ROOT).contains("approv"))
                    .count();
            return keys
                + mapping.members().values().stream()
                    .mapToLong(member -> approvals(member.value()))
                    .sum();
          }

          @Override
          public Long sequence(YamlValue.Sequence sequence) {
            return sequence.items().stream().mapToLong(DamagedDraftTest::approvals).sum();
          }

          @Override
          public Long scalar(YamlValue.Scalar scalar) {
            return 0L;
          }
        });
  }
}
