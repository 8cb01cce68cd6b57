package io.pipewright.editor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A page about a file, made of its schema. */
final class Reference {
  private final EditedFile file;
  private final Set<String> told = new LinkedHashSet<>();
  private final StringBuilder page = new StringBuilder();

  Reference(EditedFile file) {
    this.file = file;
  }

  String text() {
    Place root = Place.root(file);
    page.append("# `").append(file.fileName()).append("`\n\n");
    page.append(
        "<!-- Made of the schema by ReferenceTest; -Dgolden.update=true writes it anew. -->\n\n");
    page.append(root.text("description")).append("\n\n");
    page.append("The smallest one:\n\n").append(yaml(Sample.of(root).text()));
    page.append("\nWhat is not listed here is refused, with the nearest key that there is. Every ");
    page.append("message has a code, which [errors.md](errors.md) explains.\n");
    for (Place place : root.all()) {
      if (place.key().isPresent()) {
        section(place);
      }
    }
    return page.toString();
  }

  private void section(Place place) {
    String path = path(place);
    String first = place.text("title") + place.text("description");
    page.append("\n## `").append(path).append("`\n\n");
    if (!place.parent().path().isEmpty() && !told.add(first)) {
      page.append(place.text("description")).append('\n');
      return;
    }
    told.add(first);
    page.append("**").append(place.text("title")).append(".** ");
    page.append(place.text("description")).append("\n\n");
    facts(place).forEach(fact -> page.append("* ").append(fact).append('\n'));
    page.append('\n').append(yaml(Sample.of(place).text()));
  }

  private static List<String> facts(Place place) {
    List<String> facts = new ArrayList<>();
    boolean isRequired = place.parent().required().contains(place.key().orElse(""));
    facts.add(type(place) + (isRequired ? ", required" : ""));
    if (place.schema().has("enum")) {
      facts.add("allowed: " + list(place.schema().path("enum")));
    }
    if (place.schema().has("const")) {
      facts.add("allowed: `" + place.text("const") + "`");
    }
    range(place, "minimum", "maximum", "", facts);
    range(place, "minLength", "maxLength", " characters", facts);
    range(place, "minItems", "maxItems", " entries", facts);
    range(place, "minProperties", "maxProperties", " keys", facts);
    if (place.schema().has("patternErrorMessage")) {
      facts.add("form: " + place.text("patternErrorMessage"));
    }
    if (place.schema().has("default") && place.schema().path("default").isValueNode()) {
      facts.add("default: `" + place.text("default") + "`");
    }
    return facts;
  }

  private static void range(
      Place place, String least, String most, String unit, List<String> facts) {
    String from = place.text(least);
    String to = place.text(most);
    if (!from.isEmpty() || !to.isEmpty()) {
      facts.add(
          (from.isEmpty()
                  ? "at most " + to
                  : to.isEmpty() ? "at least " + from : from + " to " + to)
              + unit);
    }
  }

  private static String type(Place place) {
    return switch (place.type()) {
      case "object" -> "a mapping";
      case "array" -> "a list";
      case "integer" -> "a whole number";
      case "boolean" -> "true or false";
      default -> "a text";
    };
  }

  private static String list(JsonNode values) {
    List<String> words = new ArrayList<>();
    values.forEach(value -> words.add("`" + value.asText() + "`"));
    return String.join(", ", words);
  }

  /** With NAME for a key that people choose. */
  private static String path(Place place) {
    StringBuilder path = new StringBuilder();
    Place at = Place.root(place.file());
    for (Object step : place.path()) {
      boolean isFree = !(step instanceof Integer) && !at.properties().contains(step.toString());
      if (step instanceof Integer) {
        path.append("[]");
      } else {
        path.append(path.isEmpty() ? "" : ".").append(isFree ? "NAME" : step);
      }
      at = at.child(step);
    }
    return path.toString();
  }

  private static String yaml(String text) {
    return "```yaml\n" + text + "```\n";
  }
}
