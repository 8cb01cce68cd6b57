package io.pipewright.localcloud.bitbucket.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.bitbucket.rest.Answer;
import io.pipewright.localcloud.bitbucket.rest.Call;
import java.util.List;

/**
 * A part of a list.
 *
 * @param start index of its first element
 * @param limit how many it has at most
 */
record Page(int start, int limit) {
  private static final int USUAL = 25;
  private static final int MOST = 1000;

  static Page of(Call call) {
    return new Page(
        call.number("start", 0, Integer.MAX_VALUE), Math.max(1, call.number("limit", USUAL, MOST)));
  }

  /** How many elements are needed to fill it and to know whether it is the last. */
  int needed() {
    return start + limit + 1;
  }

  /** Answers with a part of these, of which {@link #needed} are enough. */
  Answer answer(List<? extends JsonNode> all) {
    List<? extends JsonNode> values = all.stream().skip(start).limit(limit).toList();
    boolean last = all.size() <= start + limit;
    ObjectNode page = Json.object();
    page.put("size", values.size()).put("limit", limit).put("isLastPage", last);
    values.forEach(page.putArray("values")::add);
    page.put("start", start);
    if (last) {
      page.putNull("nextPageStart");
    } else {
      page.put("nextPageStart", start + limit);
    }
    return Answer.ok(page);
  }
}
