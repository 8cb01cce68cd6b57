package io.pipewright.plan.diff;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * Reads a plan that was written as JSON, perhaps by another version, perhaps by someone hostile.
 */
public final class WrittenPlan {
  /** Bytes of a plan at most. The plan of an example has 100,000. */
  public static final int LARGEST = 20_000_000;

  // A plan of ours has ten levels.
  private static final int DEEPEST = 100;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxDocumentLength(LARGEST)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private WrittenPlan() {}

  /**
   * Reads a plan.
   *
   * @throws NotAPlanException if the bytes are not JSON, are too many or nested too deep, or lack
   *     the name and the stages that every plan has
   */
  public static JsonNode read(byte[] json) throws NotAPlanException {
    if (json.length > LARGEST) {
      throw new NotAPlanException("is larger than any plan: more than 20 MB");
    }
    JsonNode plan = parse(json);
    if (!plan.path("name").isTextual() || !plan.path("stages").isArray()) {
      throw new NotAPlanException("has no name and no list of stages, so it is no plan");
    }
    return plan;
  }

  private static JsonNode parse(byte[] json) throws NotAPlanException {
    try {
      return MAPPER.readTree(json);
    } catch (StreamConstraintsException e) {
      throw new NotAPlanException(
          "is nested deeper than " + DEEPEST + " levels, or has longer values than any plan");
    } catch (JsonProcessingException e) {
      throw new NotAPlanException("is not JSON" + place(e.getLocation()));
    } catch (IOException e) {
      throw new NotAPlanException("is not JSON: its text is not UTF-8");
    }
  }

  private static String place(JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : ": see line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
