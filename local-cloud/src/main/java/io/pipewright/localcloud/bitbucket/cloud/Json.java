package io.pipewright.localcloud.bitbucket.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.PullRequest;
import io.pipewright.localcloud.bitbucket.git.CommitInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** Repositories, pull requests and commits as Cloud shows them. */
record Json(URI baseUrl) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

  /** What Cloud cuts the hashes of pull requests to. */
  private static final int SHORT = 12;

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  static String date(Instant when) {
    return DATE.format(when);
  }

  /** The UUID of a thing; stays when the thing is renamed. */
  static String uuid(String kind, Object id) {
    byte[] name = (kind + " " + id).getBytes(StandardCharsets.UTF_8);
    return "{" + UUID.nameUUIDFromBytes(name) + "}";
  }

  static String workspace(HostedRepository repository) {
    return repository.name().project().toLowerCase(Locale.ROOT);
  }

  static String fullName(HostedRepository repository) {
    return workspace(repository) + "/" + repository.name().slug();
  }

  static ObjectNode person(ObjectNode node) {
    node.put("type", "user").put("display_name", "Ada Developer").put("nickname", "ada");
    return node.put("uuid", uuid("user", "ada")).put("account_id", "557058:ada");
  }

  ObjectNode repository(ObjectNode node, HostedRepository repository) {
    String workspace = workspace(repository);
    node.put("type", "repository").put("full_name", fullName(repository));
    node.put("name", repository.name().slug()).put("slug", repository.name().slug());
    node.put("uuid", uuid("repository", repository.id())).put("scm", "git");
    node.put("is_private", true).putNull("website");
    workspace(node.putObject("workspace"), workspace);
    ObjectNode project = node.putObject("project");
    project.put("type", "project").put("key", workspace.toUpperCase(Locale.ROOT));
    project.put("name", workspace).put("uuid", uuid("project", workspace));
    person(node.putObject("owner"));
    links(node, "/repositories/" + fullName(repository), "/" + fullName(repository));
    return node;
  }

  /** What only the REST API shows of a repository. */
  ObjectNode wholeRepository(HostedRepository repository) {
    ObjectNode node = repository(object(), repository);
    node.putObject("mainbranch").put("type", "branch").put("name", "main");
    node.withObject("/links")
        .putArray("clone")
        .addObject()
        .put("name", "https")
        .put("href", baseUrl + "/" + fullName(repository) + ".git");
    return node;
  }

  ObjectNode workspace(ObjectNode node, String slug) {
    node.put("type", "workspace").put("slug", slug).put("name", slug);
    node.put("uuid", uuid("workspace", slug));
    links(node, "/workspaces/" + slug, "/" + slug + "/");
    return node;
  }

  ObjectNode pullRequest(ObjectNode node, PullRequest pullRequest) {
    boolean open = pullRequest.state() == PullRequest.State.OPEN;
    node.put("type", "pullrequest").put("id", pullRequest.number());
    node.put("title", pullRequest.title()).put("description", "");
    node.put("state", pullRequest.state().name()).put("draft", false);
    node.put("created_on", date(pullRequest.createdAt()));
    node.put("updated_on", date(pullRequest.updatedAt()));
    end(
        node.putObject("source"),
        pullRequest.source(),
        pullRequest.sourceBranch(),
        pullRequest.sourceTip());
    end(
        node.putObject("destination"),
        pullRequest.target(),
        pullRequest.targetBranch(),
        pullRequest.targetTip());
    pullRequest
        .mergeCommit()
        .ifPresentOrElse(
            merge -> shortCommit(node.putObject("merge_commit"), pullRequest.target(), merge),
            () -> node.putNull("merge_commit"));
    person(node.putObject("author"));
    if (open) {
      node.putNull("closed_by");
    } else {
      person(node.putObject("closed_by"));
    }
    node.put("close_source_branch", false).put("comment_count", 0).put("task_count", 0);
    node.put("reason", "");
    String path = fullName(pullRequest.target());
    links(
        node,
        "/repositories/" + path + "/pullrequests/" + pullRequest.number(),
        "/" + path + "/pull-requests/" + pullRequest.number());
    return node;
  }

  private void end(ObjectNode node, HostedRepository repository, String branch, String commit) {
    node.putObject("branch").put("name", branch);
    shortCommit(node.putObject("commit"), repository, commit);
    ObjectNode brief = node.putObject("repository");
    brief.put("type", "repository").put("full_name", fullName(repository));
    brief.put("name", repository.name().slug()).put("uuid", uuid("repository", repository.id()));
    links(brief, "/repositories/" + fullName(repository), "/" + fullName(repository));
  }

  private void shortCommit(ObjectNode node, HostedRepository repository, String hash) {
    String cut = hash.substring(0, SHORT);
    node.put("type", "commit").put("hash", cut);
    links(
        node,
        "/repositories/" + fullName(repository) + "/commit/" + cut,
        "/" + fullName(repository) + "/commits/" + cut);
  }

  ObjectNode commit(ObjectNode node, HostedRepository repository, CommitInfo commit) {
    node.put("type", "commit").put("hash", commit.hash());
    node.put("date", date(commit.authored())).put("message", commit.message());
    ObjectNode author = node.putObject("author").put("type", "author");
    author.put("raw", commit.author() + " <" + commit.email() + ">");
    ArrayNode parents = node.putArray("parents");
    commit.parents().forEach(it -> parents.addObject().put("type", "commit").put("hash", it));
    links(
        node,
        "/repositories/" + fullName(repository) + "/commit/" + commit.hash(),
        "/" + fullName(repository) + "/commits/" + commit.hash());
    return node;
  }

  void links(ObjectNode node, String api, String page) {
    ObjectNode links = node.putObject("links");
    links.putObject("self").put("href", baseUrl + "/2.0" + api);
    links.putObject("html").put("href", baseUrl + page);
  }
}
