package io.pipewright.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.repository.RepositoryId;
import java.util.Optional;
import java.util.OptionalLong;

/** Work as text, in the queue and in the ledger. */
public final class WorkJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private WorkJson() {}

  /** One line of JSON. */
  public static String write(Work work) {
    ObjectNode json = JSON.createObjectNode().put("repository", work.repository().toString());
    return work.match(
            new Work.Cases<ObjectNode>() {
              @Override
              public ObjectNode merge(Work.Merge merge) {
                json.put("kind", "merge").put("branch", merge.branch());
                merge.commit().ifPresent(commit -> json.put("commit", commit));
                merge.pullRequest().ifPresent(number -> json.put("pullRequest", number));
                return json;
              }

              @Override
              public ObjectNode review(Work.Review review) {
                return json.put("kind", "review").put("pullRequest", review.pullRequest());
              }

              @Override
              public ObjectNode rename(Work.Rename rename) {
                return json.put("kind", "rename").put("from", rename.from().toString());
              }
            })
        .toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static Work read(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      RepositoryId repository = RepositoryId.parse(json.path("repository").asText());
      return switch (json.path("kind").asText()) {
        case "merge" -> merge(repository, json);
        case "review" -> new Work.Review(repository, json.path("pullRequest").asLong());
        case "rename" ->
            new Work.Rename(repository, RepositoryId.parse(json.path("from").asText()));
        default -> throw new IllegalArgumentException("not work of a kind that is known");
      };
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not work: not JSON", e);
    }
  }

  private static Work merge(RepositoryId repository, JsonNode json) {
    return new Work.Merge(
        repository,
        json.path("branch").asText(),
        json.has("commit") ? Optional.of(json.path("commit").asText()) : Optional.empty(),
        json.has("pullRequest")
            ? OptionalLong.of(json.path("pullRequest").asLong())
            : OptionalLong.empty());
  }
}
