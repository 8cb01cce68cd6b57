package io.pipewright.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code docs/manifest.md} and {@code docs/factory.md} are what the schemas say, and every example
 * in them is read. {@code -Dgolden.update=true} writes them anew, except in CI.
 */
class ReferenceTest {
  private static final Path DOCS = Path.of("../docs");

  @Test
  void theManifestIsDescribed() throws IOException {
    check(EditedFile.MANIFEST, "manifest.md");
  }

  @Test
  void theOrganisationIsDescribed() throws IOException {
    check(EditedFile.FACTORY, "factory.md");
  }

  @TestFactory
  Stream<DynamicTest> everyExampleIsRead() {
    return EditedFile.ALL.stream()
        .flatMap(file -> file.places().stream())
        .flatMap(
            place ->
                place.values().stream()
                    .map(value -> Sample.of(place, value).text())
                    .map(
                        text ->
                            DynamicTest.dynamicTest(
                                place + ": " + text.lines().findFirst().orElse(""),
                                () -> assertThat(place.file().problems(text)).as(text).isEmpty())));
  }

  @Test
  void everyKeyThatMayBeLeftOutSaysWhatIsTakenThen() {
    for (EditedFile file : EditedFile.ALL) {
      List<String> silent =
          file.places().stream()
              .filter(place -> place.key().isPresent())
              .filter(place -> place.parent().properties().contains(place.key().orElseThrow()))
              .filter(place -> !place.parent().required().contains(place.key().orElseThrow()))
              .filter(place -> !place.schema().has("default"))
              .filter(place -> !place.text("description").contains("Default: "))
              .filter(place -> !place.text("description").contains("Without "))
              .map(Place::toString)
              .toList();
      assertThat(silent).isEmpty();
    }
  }

  private static void check(EditedFile file, String name) throws IOException {
    String text = new Reference(file).text();
    Path page = DOCS.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      assertThat(System.getenv("CI")).as("goldens are not written in CI").isNotEqualTo("true");
      Files.writeString(page, text);
    }
    assertThat(page).as("write it with -Dgolden.update=true").exists().content().isEqualTo(text);
  }
}
