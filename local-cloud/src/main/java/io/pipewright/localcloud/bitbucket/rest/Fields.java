package io.pipewright.localcloud.bitbucket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** A JSON object of a request; whatever is not accepted is a {@link RestError} 400. */
public record Fields(JsonNode node) {
  /** Reads an object. */
  public static Fields of(JsonNode node) {
    if (!node.isObject()) {
      throw RestError.invalid("", "The request must be a JSON object.");
    }
    return new Fields(node);
  }

  /** Refuses fields that are not among these. */
  public Fields only(Set<String> known) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw RestError.invalid(name, "Unrecognized field.");
              }
            });
    return this;
  }

  /** Whether a field is there and not null. */
  public boolean has(String field) {
    return node.hasNonNull(field);
  }

  /** A text that must be there. */
  public String required(String field, int limit) {
    String value = text(field, limit);
    if (value.isBlank()) {
      throw RestError.invalid(field, "A " + field + " is required.");
    }
    return value;
  }

  /** A text, empty if it is missing. */
  public String text(String field, int limit) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isTextual()) {
      throw RestError.invalid(field, "The " + field + " must be a string.");
    }
    if (value.textValue().length() > limit) {
      throw RestError.invalid(
          field, "The " + field + " must be between 1 and " + limit + " characters.");
    }
    return value.textValue();
  }

  /** One of these, or empty if it is missing. */
  public String choice(String field, Set<String> allowed) {
    String value = text(field, Integer.MAX_VALUE);
    if (has(field) && !allowed.contains(value)) {
      throw RestError.invalid(
          field, "The " + field + " must be one of " + allowed.stream().sorted().toList() + ".");
    }
    return value;
  }

  /** One of these, which must be there. */
  public String requiredChoice(String field, Set<String> allowed) {
    required(field, Integer.MAX_VALUE);
    return choice(field, allowed);
  }

  /** An absolute URL, or empty if it is missing. */
  public String url(String field, int limit) {
    String value = text(field, limit);
    try {
      if (!value.isEmpty() && !new URI(value).isAbsolute()) {
        throw RestError.invalid(field, "The URL must be absolute.");
      }
      return value;
    } catch (URISyntaxException broken) {
      throw RestError.invalid(field, "The URL is not valid.");
    }
  }

  /** A number not below another, which is also what a missing one counts as. */
  public int number(String field, int least) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return least;
    }
    if (!value.isInt() || value.intValue() < least) {
      throw RestError.invalid(field, "The " + field + " must be a number from " + least + ".");
    }
    return value.intValue();
  }

  /** True or false, if it is there. */
  public Optional<Boolean> flag(String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      throw RestError.invalid(field, "The " + field + " must be true or false.");
    }
    return Optional.of(value.booleanValue());
  }

  /** The elements of an array that must be there. */
  public List<JsonNode> elements(String field, int most) {
    JsonNode value = node.path(field);
    if (!value.isArray()) {
      throw RestError.invalid(field, "The field " + field + " must be an array.");
    }
    if (value.size() > most) {
      throw RestError.invalid(field, "The field " + field + " must have at most " + most + ".");
    }
    return StreamSupport.stream(value.spliterator(), false).toList();
  }

  /** The texts of an array that must be there. */
  public List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : elements(field, Integer.MAX_VALUE)) {
      if (!element.isTextual()) {
        throw RestError.invalid(field, "The field " + field + " must hold strings.");
      }
      texts.add(element.textValue());
    }
    return texts;
  }
}
