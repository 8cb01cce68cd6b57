package io.pipewright.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is offered to someone who writes. */
class CompletionIT {
  private static final ObjectNode NOTHING = JsonRpc.JSON.createObjectNode();

  @RegisterExtension static final EditorSession EDITOR = new EditorSession(Settings.mapped());

  @ParameterizedTest(name = "{0}")
  @MethodSource("mappings")
  void everyKeyIsOfferedAndExplained(Place mapping) {
    List<OpenDocument.Offer> offers = offers(mapping, Cursor.key(mapping, NOTHING));

    for (String key : mapping.properties()) {
      Place place = mapping.child(key);
      assertThat(offers)
          .filteredOn(offer -> offer.label().equals(key))
          .as("%s", place)
          .singleElement()
          .satisfies(
              offer -> {
                assertThat(offer.inserted()).startsWith(key + ":");
                assertThat(offer.explanation()).isEqualTo(place.text("description"));
              });
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mappings")
  void aKeyThatIsWrittenIsNotOfferedAgain(Place mapping) {
    List<String> missing = new ArrayList<>(mapping.properties());
    mapping.example().fieldNames().forEachRemaining(missing::remove);

    assertThat(offers(mapping, Cursor.key(mapping, mapping.example())))
        .extracting(OpenDocument.Offer::label)
        .filteredOn(mapping.properties()::contains)
        .as("%s", mapping)
        .containsExactlyInAnyOrderElementsOf(missing);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mappingsThatRequireKeys")
  void whatIsRequiredIsOfferedAtOnce(Place mapping) {
    assertThat(offers(mapping, Cursor.key(mapping, NOTHING)))
        .filteredOn(offer -> offer.label().equals(mapping.text("title")))
        .as("%s", mapping)
        .singleElement()
        .satisfies(
            offer -> {
              assertThat(offer.explanation()).startsWith(mapping.text("description"));
              assertThat(offer.inserted()).contains(mapping.required());
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("collections")
  void choosingAKeyOfManyValuesLeadsToTheFirst(Place collection) {
    String key = collection.key().orElseThrow();

    assertThat(offers(collection, Cursor.key(collection.parent(), NOTHING)))
        .filteredOn(offer -> offer.label().equals(key))
        .singleElement()
        .extracting(OpenDocument.Offer::inserted)
        .as("%s", collection)
        .asString()
        .matches(key + ": ?\n +" + (collection.is("array") ? "- [^$]*\\$(?s:.*)" : "(?s:.*)"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mappingsOfFreeKeys")
  void aFreeKeyIsExplained(Place mapping) {
    String explanation = mapping.schema().path("propertyNames").path("description").asText();

    assertThat(explanation).as("%s", mapping).isNotEmpty();
    assertThat(offers(mapping, Cursor.key(mapping, NOTHING)))
        .as("%s", mapping)
        .singleElement()
        .satisfies(offer -> assertThat(offer.explanation()).startsWith(explanation));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scalars")
  void everyValueThatIsKnownIsOffered(Place scalar) {
    assertThat(offers(scalar, Cursor.value(scalar)))
        .extracting(offer -> offer.inserted().replaceAll("^\"|\"$", ""))
        .as("%s", scalar)
        .containsAll(scalar.values().stream().map(JsonNode::asText).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  void aListedValueIsExplained(Place place) {
    assertThat(offers(place, Cursor.value(place)))
        .as("%s", place)
        .isNotEmpty()
        .extracting(OpenDocument.Offer::explanation)
        .containsOnly(place.text("description"));
  }

  private static List<OpenDocument.Offer> offers(Place place, Cursor cursor) {
    return EDITOR.open(place.file(), cursor.text()).offers(cursor.line(), cursor.column());
  }

  private static Stream<Place> mappings() {
    return places(place -> !place.properties().isEmpty());
  }

  private static Stream<Place> mappingsThatRequireKeys() {
    return places(place -> !place.required().isEmpty());
  }

  private static Stream<Place> mappingsOfFreeKeys() {
    return places(place -> place.schema().has("propertyNames"));
  }

  private static Stream<Place> collections() {
    return places(
        place ->
            place.key().isPresent()
                && place.parent().properties().contains(place.key().get())
                && (place.is("array") || place.is("object")));
  }

  private static Stream<Place> scalars() {
    return places(place -> !place.is("array") && !place.is("object"));
  }

  private static Stream<Place> lists() {
    return places(place -> place.schema().has("enum") || place.schema().has("const"));
  }

  private static Stream<Place> places(Predicate<Place> which) {
    return EditedFile.ALL.stream().flatMap(file -> file.places().stream()).filter(which);
  }
}
