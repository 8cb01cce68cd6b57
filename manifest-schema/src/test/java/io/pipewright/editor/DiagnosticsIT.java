package io.pipewright.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Where the editor draws red. The server looks at a document a moment after it was opened, so all
 * are opened before the first is judged.
 */
class DiagnosticsIT {
  @RegisterExtension static final EditorSession EDITOR = new EditorSession(Settings.mapped());

  @TestFactory
  Stream<DynamicTest> whatIsWrongIsReportedWhereItIsWrong() {
    Map<Damage, OpenDocument> opened = new LinkedHashMap<>();
    for (EditedFile file : EditedFile.ALL) {
      for (Place place : file.places()) {
        Damage.at(place).forEach(damage -> opened.put(damage, EDITOR.open(file, damage.text())));
      }
    }
    return opened.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey().toString(), () -> reported(entry.getKey(), entry.getValue())));
  }

  private static void reported(Damage damage, OpenDocument document) {
    assertThat(damage.place().file().problems(damage.text()))
        .as("%s, by our own reader, in\n%s", damage, damage.text())
        .isNotEmpty();
    assertThat(document.diagnostics())
        .as("%s in\n%s", damage, damage.text())
        .anySatisfy(
            diagnostic -> {
              assertThat(diagnostic.line()).isEqualTo(damage.line());
              assertThat(diagnostic.message()).contains(damage.words());
            });
  }

  @TestFactory
  Stream<DynamicTest> everyExampleOfTheSchemasIsFreeOfRed() {
    List<DynamicTest> tests = new ArrayList<>();
    for (EditedFile file : EditedFile.ALL) {
      for (Place place : file.places()) {
        for (JsonNode example : place.schema().path("examples")) {
          tests.add(free(place.toString(), file, Sample.of(place, example).text()));
        }
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> everyExampleOfTheProjectIsFreeOfRed() throws IOException {
    try (Stream<Path> examples = Files.list(Path.of("../examples"))) {
      return examples
          .map(directory -> directory.resolve(EditedFile.MANIFEST.fileName()))
          .filter(Files::exists)
          .map(path -> free(path.toString(), EditedFile.MANIFEST, read(path)))
          .toList()
          .stream();
    }
  }

  private static DynamicTest free(String name, EditedFile file, String text) {
    OpenDocument document = EDITOR.open(file, text);
    return DynamicTest.dynamicTest(
        name,
        () -> {
          assertThat(file.problems(text)).as("by our own reader, in\n%s", text).isEmpty();
          assertThat(document.diagnostics()).as(text).isEmpty();
        });
  }

  /** Our own reader takes what is written for the text that the schema wants. */
  @Test
  void textThatLooksLikeANumberNeedsNoQuotes() {
    String text = "version: 1\nruntime: 21\n";

    assertThat(EditedFile.MANIFEST.problems(text)).isEmpty();
    assertThat(EDITOR.open(EditedFile.MANIFEST, text).diagnostics()).isEmpty();
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
