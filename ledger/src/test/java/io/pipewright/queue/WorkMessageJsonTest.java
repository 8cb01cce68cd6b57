package io.pipewright.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.Work;
import io.pipewright.repository.RepositoryId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkMessageJsonTest {
  private static final String CHARACTERS = "abz/09-_. \"\\\n'{}Ä\u2028";

  @Test
  void whatIsWrittenIsReadBack() {
    for (int seed = 0; seed < 300; seed++) {
      WorkMessage message = message(new Random(seed));
      String text = WorkMessageJson.write(message);
      assertThat(WorkMessageJson.read(text)).as("seed %d: %s", seed, text).isEqualTo(message);
      assertThat(text.lines()).as("seed %d", seed).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{}",
        "{\"delivery\":\"a\",\"work\":{\"kind\":\"review\",\"repository\":\"P/s\",\"pullRequest\":1}}",
        "{\"delivery\":\"a b\",\"attempt\":1,\"work\":{\"kind\":\"review\",\"repository\":\"P/s\",\"pullRequest\":1}}",
        "{\"delivery\":\"a\",\"attempt\":0,\"work\":{\"kind\":\"review\",\"repository\":\"P/s\",\"pullRequest\":1}}",
        "{\"delivery\":\"a\",\"attempt\":1,\"work\":{\"kind\":\"deploy\",\"repository\":\"P/s\"}}",
        "{\"delivery\":\"a\",\"attempt\":1,\"work\":{\"kind\":\"review\",\"repository\":\"../etc\"}}"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> WorkMessageJson.read(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static WorkMessage message(Random random) {
    RepositoryId repository = new RepositoryId("P" + random.nextInt(9), "slug");
    List<Work> works =
        List.of(
            new Work.Merge(
                repository,
                branch(random),
                random.nextBoolean() ? Optional.of("0123abc") : Optional.empty(),
                random.nextBoolean() ? OptionalLong.of(random.nextInt()) : OptionalLong.empty()),
            new Work.Review(repository, random.nextLong()),
            new Work.Rename(repository, new RepositoryId("~old", "name")));
    return new WorkMessage(
        new DeliveryId("id-" + random.nextInt(1000)),
        1 + random.nextInt(1000),
        works.get(random.nextInt(works.size())));
  }

  private static String branch(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return text.toString();
  }
}
