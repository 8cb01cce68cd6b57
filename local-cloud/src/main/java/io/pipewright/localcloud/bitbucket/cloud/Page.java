package io.pipewright.localcloud.bitbucket.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.bitbucket.rest.Answer;
import io.pipewright.localcloud.bitbucket.rest.Call;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of a list.
 *
 * @param number from 1
 * @param length how many elements it has at most
 */
record Page(int number, int length) {
  private static final int USUAL = 10;
  private static final int MOST = 100;

  static Page of(Call call) {
    return new Page(
        Math.max(1, call.number("page", 1, 1_000_000)),
        Math.max(1, call.number("pagelen", USUAL, MOST)));
  }

  /** How many elements are needed to fill it and to know whether it is the last. */
  int needed() {
    return number * length + 1;
  }

  /**
   * Answers with a part of these, of which {@link #needed} are enough.
   *
   * @param self the list's own URL, without its query
   */
  Answer answer(Call call, URI self, List<? extends JsonNode> all) {
    ObjectNode page = Json.object().put("pagelen", length).put("page", number);
    var values = page.putArray("values");
    all.stream().skip((long) (number - 1) * length).limit(length).forEach(values::add);
    if (all.size() > number * length) {
      page.put("next", self + "?" + query(call));
    } else {
      page.put("size", all.size());
    }
    return Answer.ok(page);
  }

  private String query(Call call) {
    String others =
        call.query().entrySet().stream()
            .filter(entry -> !entry.getKey().equals("page"))
            .flatMap(
                entry ->
                    entry.getValue().stream()
                        .map(value -> encode(entry.getKey()) + "=" + encode(value)))
            .collect(Collectors.joining("&"));
    return (others.isEmpty() ? "" : others + "&") + "page=" + (number + 1);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
