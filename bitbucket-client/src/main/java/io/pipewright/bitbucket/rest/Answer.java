package io.pipewright.bitbucket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.repository.CommitHash;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What Bitbucket said. Fields are named by JSON pointer, such as {@code /fromRef/id}.
 *
 * @param what it is the answer to, in words that follow "cannot"
 * @param json missing if it was empty
 */
public record Answer(String what, JsonNode json) {
  /** A text or a number that may be missing, as text. */
  public Optional<String> find(String pointer) {
    JsonNode node = json.at(pointer);
    return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
  }

  /**
   * A text or a number that must be there, as text.
   *
   * @throws BitbucketException if it is not
   */
  public String text(String pointer) {
    return find(pointer).orElseThrow(() -> lacks(pointer));
  }

  /**
   * A full hash that must be there.
   *
   * @throws BitbucketException if it is not, or is none
   */
  public CommitHash hash(String pointer) {
    try {
      return new CommitHash(text(pointer));
    } catch (IllegalArgumentException malformed) {
      throw lacks(pointer + " as a full hash");
    }
  }

  /**
   * The elements of an array that must be there.
   *
   * @throws BitbucketException if it is not
   */
  public List<Answer> each(String pointer) {
    JsonNode array = json.at(pointer);
    if (!array.isArray()) {
      throw lacks(pointer);
    }
    return StreamSupport.stream(array.spliterator(), false)
        .map(element -> new Answer(what, element))
        .toList();
  }

  /** An answer that cannot be used, because something is missing or unknown. */
  public BitbucketException lacks(String field) {
    return new BitbucketException(
        "cannot %s: Bitbucket's answer lacks %s".formatted(what, field), false);
  }
}
