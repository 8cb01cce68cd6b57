package io.pipewright.webhook.launch;

import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a task says about itself in ECS. */
final class TaskTags {
  private TaskTags() {}

  static Map<String, String> of(RepositoryId repository, CommitHash commit, String team) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("managed-by", "pipewright");
    tags.put("team", team);
    // A tag's value cannot hold the ~ of a personal project.
    tags.put("repository", repository.toString().replace('~', '@'));
    tags.put("commit", commit.value());
    return tags;
  }
}
