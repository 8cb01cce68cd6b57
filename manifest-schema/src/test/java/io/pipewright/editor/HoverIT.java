package io.pipewright.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.problem.SourceLocation;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the mouse is shown. */
class HoverIT {
  @RegisterExtension static final EditorSession EDITOR = new EditorSession(Settings.mapped());

  @ParameterizedTest(name = "{0}")
  @MethodSource("keysAndItems")
  void everyKeyIsExplained(Place place) {
    Sample sample = Sample.of(place);
    SourceLocation start = sample.start(place);
    OpenDocument document = EDITOR.open(place.file(), sample.text());

    // Not at the first letter: there the server may still be in the mapping that ends before it.
    assertThat(document.hover(start.line(), start.column() + 1))
        .as("%s in\n%s", place, sample.text())
        .startsWith("#### " + place.text("title") + "\n\n" + place.text("description") + "\n");
  }

  /** A list's items are explained where they are a single value; else their keys are. */
  private static Stream<Place> keysAndItems() {
    return EditedFile.ALL.stream()
        .flatMap(file -> file.places().stream())
        .filter(place -> !place.path().isEmpty())
        .filter(place -> place.key().isPresent() || !place.is("object"));
  }
}
