package io.pipewright.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.WorkJson;

/** Messages as text: {@code {"delivery":"…","attempt":1,"work":{…}}}. */
public final class WorkMessageJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private WorkMessageJson() {}

  /** One line of JSON. */
  public static String write(WorkMessage message) {
    try {
      return JSON.createObjectNode()
          .put("delivery", message.delivery().value())
          .put("attempt", message.attempt())
          .set("work", JSON.readTree(WorkJson.write(message.work())))
          .toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("work is written as JSON", e);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static WorkMessage read(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      int attempt = json.path("attempt").asInt();
      if (attempt < 1) {
        throw new IllegalArgumentException("not a message: it has no attempt");
      }
      return new WorkMessage(
          new DeliveryId(json.path("delivery").asText()),
          attempt,
          WorkJson.read(json.path("work").toString()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a message: not JSON", e);
    }
  }
}
