package io.pipewright.localcloud.bitbucket.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.RefChange;
import io.pipewright.localcloud.bitbucket.git.CommitInfo;
import io.pipewright.localcloud.bitbucket.git.Commits;
import java.util.List;
import java.util.Optional;

/**
 * One change of a push, as Cloud tells it.
 *
 * @param repository where it was pushed to
 * @param commits reads that repository
 */
record PushChange(Json json, HostedRepository repository, Commits commits) {
  private static final int COMMITS = 5;

  void write(ObjectNode node, RefChange change) {
    Optional<CommitInfo> old = change.isNew() ? Optional.empty() : commits.find(change.from());
    Optional<CommitInfo> now = change.isDeleted() ? Optional.empty() : commits.find(change.to());
    end(node, "old", change, old);
    end(node, "new", change, now);
    boolean forced =
        old.isPresent() && now.isPresent() && !commits.contains(now.get().hash(), old.get().hash());
    node.put("created", change.isNew()).put("closed", change.isDeleted()).put("forced", forced);
    List<CommitInfo> news = now.map(tip -> news(tip, old)).orElseGet(List::of);
    node.put("truncated", news.size() > COMMITS);
    ArrayNode nodes = node.putArray("commits");
    news.stream().limit(COMMITS).forEach(it -> json.commit(nodes.addObject(), repository, it));
  }

  private List<CommitInfo> news(CommitInfo tip, Optional<CommitInfo> old) {
    return commits.log(
        List.of(tip.hash()), old.map(CommitInfo::hash).stream().toList(), COMMITS + 1);
  }

  private void end(ObjectNode node, String field, RefChange change, Optional<CommitInfo> commit) {
    if (commit.isEmpty()) {
      node.putNull(field);
      return;
    }
    String type = change.isBranch() ? "branch" : "tag";
    ObjectNode end = node.putObject(field).put("type", type).put("name", change.name());
    json.commit(end.putObject("target"), repository, commit.get());
    json.links(
        end,
        "/repositories/%s/refs/%s/%s"
            .formatted(
                Json.fullName(repository), change.isBranch() ? "branches" : "tags", change.name()),
        "/" + Json.fullName(repository) + "/branch/" + change.name());
  }
}
