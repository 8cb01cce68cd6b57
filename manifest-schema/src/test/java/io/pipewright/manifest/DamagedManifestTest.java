package io.pipewright.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, the reader answers with a manifest or with problems. */
class DamagedManifestTest {
  private static final byte[] SOUND =
      """
      version: 1
      application: ledger-api
      test: { coverage: 80 }
      deploy:
        - environment: dev
          target: &t { cloudformation: { template: infra/service.yaml, parameters: { Size: "a\\tb" } } }
        - environment: prod
          target: *t
      notify: { email: [ledger@example.com] }
      """
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] TOKENS =
      "\t\n\r -:#&*!|>'\"%@`{}[],?~<=\\\0\u0085é\uFEFF0xeE+._ab".getBytes(StandardCharsets.UTF_8);

  @Test
  void damageIsAProblemAndNeverAnException() {
    Random random = new Random(20261123);
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      refused += problems(damage(random)).isEmpty() ? 0 : 1;
    }
    assertThat(refused).isBetween(5_000, 19_999);
  }

  @Test
  void directivesAreNoException() {
    for (String start :
        List.of(
            "%YAML 1.1\n---\n",
            "%YAML 99999999999.1\n---\n", "%TAG ! x\n", "%\n", "...\n", "--- |\n")) {
      problems((start + "version: 1\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static List<Problem> problems(byte[] bytes) {
    List<Problem> problems =
        ManifestReader.read("pipeline.yaml", bytes).match(document -> List.of(), found -> found);
    assertThat(problems)
        .allSatisfy(
            problem -> {
              assertThat(problem.at().line()).isPositive();
              assertThat(problem.at().column()).isPositive();
              assertThat(problem.message()).isNotBlank();
              assertThat(problem.fix()).isNotBlank();
            });
    return problems;
  }

  private static byte[] damage(Random random) {
    byte[] bytes = SOUND.clone();
    for (int change = random.nextInt(4); change >= 0; change--) {
      int at = random.nextInt(bytes.length);
      bytes[at] =
          random.nextInt(8) == 0
              ? (byte) random.nextInt(256)
              : TOKENS[random.nextInt(TOKENS.length)];
    }
    return bytes;
  }
}
