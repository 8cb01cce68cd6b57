package io.pipewright.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tests in the editor are made from the places of a schema, so none may be overlooked. */
class PlaceTest {
  @ParameterizedTest
  @MethodSource("files")
  void everyKeyOfTheSchemaIsFound(EditedFile file) {
    Set<String> found =
        file.places().stream()
            .flatMap(place -> place.properties().stream())
            .collect(Collectors.toSet());

    assertThat(found).isEqualTo(keys(file.schema()));
  }

  /** The keys that are named anywhere, whatever the keywords around them. */
  private static Set<String> keys(JsonNode schema) {
    Set<String> keys = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(keys::add);
    schema.forEach(part -> keys.addAll(keys(part)));
    return keys;
  }

  private static Stream<EditedFile> files() {
    return EditedFile.ALL.stream();
  }
}
