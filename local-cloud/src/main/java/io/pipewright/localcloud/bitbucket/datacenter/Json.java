package io.pipewright.localcloud.bitbucket.datacenter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.PullRequest;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import io.pipewright.localcloud.bitbucket.git.CommitInfo;
import java.net.URI;
import java.util.Optional;

/** Repositories, pull requests and commits as Data Center 9 shows them. */
record Json(URI baseUrl) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int SHORT = 11;

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ObjectNode person(ObjectNode node) {
    node.put("name", "ada").put("emailAddress", "ada@example.com").put("active", true);
    node.put("displayName", "Ada Developer").put("id", 2).put("slug", "ada");
    return node.put("type", "NORMAL");
  }

  ObjectNode project(ObjectNode node, String key) {
    node.put("key", key).put("id", 1).put("name", key);
    if (key.startsWith("~")) {
      node.put("type", "PERSONAL");
      person(node.putObject("owner"));
    } else {
      node.put("public", false).put("type", "NORMAL");
    }
    self(node, baseUrl + "/projects/" + key);
    return node;
  }

  ObjectNode repository(ObjectNode node, HostedRepository repository) {
    RepositoryName name = repository.name();
    node.put("slug", name.slug()).put("id", repository.id()).put("name", name.slug());
    node.put("hierarchyId", "%020x".formatted(repository.forkOf().orElse(repository.id())));
    node.put("scmId", "git").put("state", "AVAILABLE").put("statusMessage", "Available");
    node.put("forkable", true).put("public", false).put("archived", false);
    project(node.putObject("project"), name.project());
    self(node, repositoryUrl(name) + "/browse");
    node.withObject("/links")
        .putArray("clone")
        .addObject()
        .put("href", baseUrl + "/scm/" + name.path())
        .put("name", "http");
    return node;
  }

  ObjectNode pullRequest(ObjectNode node, PullRequest pullRequest) {
    boolean open = pullRequest.state() == PullRequest.State.OPEN;
    node.put("id", pullRequest.number()).put("version", pullRequest.version());
    node.put("title", pullRequest.title()).put("state", pullRequest.state().name());
    node.put("open", open).put("closed", !open).put("draft", false);
    node.put("createdDate", pullRequest.createdAt().toEpochMilli());
    node.put("updatedDate", pullRequest.updatedAt().toEpochMilli());
    if (!open) {
      node.put("closedDate", pullRequest.updatedAt().toEpochMilli());
    }
    reference(
        node.putObject("fromRef"),
        pullRequest.source(),
        pullRequest.sourceBranch(),
        pullRequest.sourceTip());
    // Not the merge: Data Center sends the target's commit as it was before.
    reference(
        node.putObject("toRef"),
        pullRequest.target(),
        pullRequest.targetBranch(),
        pullRequest.targetTip());
    node.put("locked", false);
    ObjectNode author = node.putObject("author");
    person(author.putObject("user"));
    author.put("role", "AUTHOR").put("approved", false).put("status", "UNAPPROVED");
    node.putArray("reviewers");
    node.putArray("participants");
    pullRequest.mergeCommit().ifPresent(merge -> mergeCommit(node, merge));
    String url = repositoryUrl(pullRequest.target().name());
    self(node, url + "/pull-requests/" + pullRequest.number());
    return node;
  }

  private static void mergeCommit(ObjectNode node, String merge) {
    node.putObject("properties")
        .putObject("mergeCommit")
        .put("displayId", merge.substring(0, SHORT))
        .put("id", merge);
  }

  private void reference(
      ObjectNode node, HostedRepository repository, String branch, String commit) {
    node.put("id", "refs/heads/" + branch).put("displayId", branch);
    node.put("latestCommit", commit).put("type", "BRANCH");
    repository(node.putObject("repository"), repository);
  }

  static ObjectNode commit(ObjectNode node, CommitInfo commit) {
    identified(node, commit.hash());
    author(node.putObject("author"), commit);
    node.put("authorTimestamp", commit.authored().toEpochMilli());
    author(node.putObject("committer"), commit);
    node.put("committerTimestamp", commit.committed().toEpochMilli());
    node.put("message", commit.message());
    ArrayNode parents = node.putArray("parents");
    commit.parents().forEach(parent -> identified(parents.addObject(), parent));
    return node;
  }

  private static void author(ObjectNode node, CommitInfo commit) {
    node.put("name", commit.author()).put("emailAddress", commit.email());
  }

  private static void identified(ObjectNode node, String hash) {
    node.put("id", hash).put("displayId", hash.substring(0, SHORT));
  }

  private String repositoryUrl(RepositoryName name) {
    Optional<String> owner =
        Optional.of(name.project()).filter(key -> key.startsWith("~")).map(key -> key.substring(1));
    return baseUrl
        + owner.map(user -> "/users/" + user).orElse("/projects/" + name.project())
        + "/repos/"
        + name.slug();
  }

  private static void self(ObjectNode node, String href) {
    node.putObject("links").putArray("self").addObject().put("href", href);
  }
}
