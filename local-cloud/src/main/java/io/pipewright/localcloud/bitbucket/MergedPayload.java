package io.pipewright.localcloud.bitbucket;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The document of a {@code pr:merged} event, shaped as Data Center 9 sends it. */
final class MergedPayload {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ").withZone(ZoneOffset.UTC);

  private final URI baseUrl;
  private final int repositoryNumber;
  private final MergedPullRequest merged;

  MergedPayload(URI baseUrl, int repositoryNumber, MergedPullRequest merged) {
    this.baseUrl = baseUrl;
    this.repositoryNumber = repositoryNumber;
    this.merged = merged;
  }

  String json() {
    ObjectNode event = JSON.createObjectNode();
    event.put("eventKey", "pr:merged");
    event.put("date", DATE.format(merged.mergedAt()));
    person(event.putObject("actor"));
    pullRequest(event.putObject("pullRequest"));
    return event.toString();
  }

  private void pullRequest(ObjectNode node) {
    long mergedAt = merged.mergedAt().toEpochMilli();
    Instant created = merged.mergedAt().minusSeconds(600);
    node.put("id", merged.number()).put("version", 1).put("title", merged.title());
    node.put("state", "MERGED").put("open", false).put("closed", true).put("draft", false);
    node.put("createdDate", created.toEpochMilli());
    node.put("updatedDate", mergedAt).put("closedDate", mergedAt);
    reference(node.putObject("fromRef"), merged.sourceBranch(), merged.sourceTip());
    // Not the merge: Data Center sends the target's commit as it was before.
    reference(node.putObject("toRef"), merged.targetBranch(), merged.targetTipBefore());
    node.put("locked", false);
    ObjectNode author = node.putObject("author");
    person(author.putObject("user"));
    author.put("role", "AUTHOR").put("approved", false).put("status", "UNAPPROVED");
    node.putArray("reviewers");
    node.putArray("participants");
    node.putObject("properties")
        .putObject("mergeCommit")
        .put("displayId", merged.mergeCommit().substring(0, 11))
        .put("id", merged.mergeCommit());
    self(node, repositoryUrl() + "/pull-requests/" + merged.number());
  }

  private void reference(ObjectNode node, String branch, String commit) {
    RepositoryName name = merged.repository();
    node.put("id", "refs/heads/" + branch).put("displayId", branch);
    node.put("latestCommit", commit).put("type", "BRANCH");
    ObjectNode repository = node.putObject("repository");
    repository.put("slug", name.slug()).put("id", repositoryNumber).put("name", name.slug());
    repository.put("hierarchyId", "%020x".formatted(repositoryNumber)).put("scmId", "git");
    repository.put("state", "AVAILABLE").put("statusMessage", "Available");
    repository.put("forkable", true).put("public", false).put("archived", false);
    ObjectNode project = repository.putObject("project");
    project.put("key", name.project()).put("id", 1).put("name", name.project());
    project.put("public", false).put("type", "NORMAL");
    self(repository, repositoryUrl() + "/browse");
    repository
        .withObject("/links")
        .putArray("clone")
        .addObject()
        .put("href", baseUrl + "/scm/" + name.path())
        .put("name", "http");
  }

  private String repositoryUrl() {
    RepositoryName name = merged.repository();
    return baseUrl + "/projects/" + name.project() + "/repos/" + name.slug();
  }

  private static void self(ObjectNode node, String href) {
    node.putObject("links").putArray("self").addObject().put("href", href);
  }

  private void person(ObjectNode node) {
    node.put("name", "ada").put("emailAddress", PullRequests.EMAIL).put("active", true);
    node.put("displayName", merged.author()).put("id", 2).put("slug", "ada");
    node.put("type", "NORMAL");
  }
}
