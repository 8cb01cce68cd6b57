package io.pipewright.webhook.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.receive.failure.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LazyPacksTest {
  @TempDir private Path empty;

  @Test
  void areReadOnce() {
    LazyPacks packs = new LazyPacks(Path.of(".."));

    assertThat(packs.get().packs()).containsKeys("java", "node", "python");
    assertThat(packs.get()).isSameAs(packs.get());
  }

  @Test
  void missingOnesAreWantedOnlyWhenAskedFor() {
    LazyPacks packs = new LazyPacks(empty);

    assertThatThrownBy(packs::get)
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("PIPEWRIGHT_HOME");
  }

  @Test
  void wrongOnesAreToldWithTheirPlace() throws IOException {
    Files.createDirectories(empty.resolve("gates"));
    Files.writeString(Files.createDirectories(empty.resolve("languages")).resolve("x.yaml"), "{");

    assertThatThrownBy(new LazyPacks(empty)::get)
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("x.yaml:");
  }
}
