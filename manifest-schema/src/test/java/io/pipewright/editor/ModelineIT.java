package io.pipewright.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file can name its schema itself, for an editor in which nothing is set. */
class ModelineIT {
  private static final String WRONG = "versionn: 1\n";

  @RegisterExtension static final EditorSession EDITOR = new EditorSession(Settings.bare());

  @ParameterizedTest
  @MethodSource("files")
  void theFirstLineNamesTheSchema(EditedFile file) {
    OpenDocument document = EDITOR.open(file, modeline(file) + WRONG);

    assertThat(document.diagnostics())
        .contains(new OpenDocument.Diagnostic(2, "Property versionn is not allowed."));
    String right = modeline(file) + Sample.of(Place.root(file)).text();
    assertThat(EDITOR.open(file, right).diagnostics()).isEmpty();
    assertThat(EDITOR.open(file, right).hover(2, 2)).startsWith("#### Version of the format");
  }

  @ParameterizedTest
  @MethodSource("files")
  void withoutItNothingIsKnown(EditedFile file) {
    assertThat(EDITOR.open(file, WRONG).diagnostics()).isEmpty();
  }

  static String modeline(EditedFile file) {
    return "# yaml-language-server: $schema=" + file.schemaFile().toUri() + "\n";
  }

  private static Stream<EditedFile> files() {
    return EditedFile.ALL.stream();
  }
}
