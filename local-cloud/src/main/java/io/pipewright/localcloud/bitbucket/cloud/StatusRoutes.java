package io.pipewright.localcloud.bitbucket.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.PostedStatus;
import io.pipewright.localcloud.bitbucket.Right;
import io.pipewright.localcloud.bitbucket.hosting.Hosting;
import io.pipewright.localcloud.bitbucket.rest.Answer;
import io.pipewright.localcloud.bitbucket.rest.Call;
import io.pipewright.localcloud.bitbucket.rest.Fields;
import io.pipewright.localcloud.bitbucket.rest.RestError;
import io.pipewright.localcloud.bitbucket.rest.Route;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Build statuses. */
final class StatusRoutes {
  private static final String STATUSES =
      "/2.0/repositories/{workspace}/{slug}/commit/{commit}/statuses";
  private static final Set<String> STATES = Set.of("SUCCESSFUL", "FAILED", "INPROGRESS", "STOPPED");

  /** In no description, but real. */
  private static final int KEY = 40;

  private static final int TEXT = 255;
  private static final int URL = 512;

  private final Hosting hosting;
  private final Lookup lookup;

  StatusRoutes(Hosting hosting) {
    this.hosting = hosting;
    this.lookup = new Lookup(hosting);
  }

  List<Route> routes() {
    String one = STATUSES + "/build/{key}";
    return List.of(
        Route.of("GET", STATUSES, Right.REPO_READ, this::list),
        Route.of("POST", STATUSES + "/build", Right.REPO_READ, this::post),
        Route.of("GET", one, Right.REPO_READ, this::get),
        Route.of("PUT", one, Right.REPO_READ, this::put));
  }

  private Answer list(Call call) {
    HostedRepository repository = lookup.repository(call);
    String commit = lookup.commit(repository, call).hash();
    List<ObjectNode> found =
        hosting.statuses().all(repository, commit).stream()
            .map(it -> json(repository, commit, it))
            .toList();
    String path = "/commit/" + commit + "/statuses";
    return Page.of(call).answer(call, lookup.api(repository, path), found);
  }

  private Answer post(Call call) {
    HostedRepository repository = lookup.repository(call);
    String commit = lookup.commit(repository, call).hash();
    PostedStatus status = status(call.fields(), call.fields().required("key", KEY));
    boolean known = hosting.statuses().get(repository, commit, status.key()).isPresent();
    hosting.statuses().put(repository, commit, status);
    ObjectNode json = json(repository, commit, status);
    return known ? Answer.ok(json) : Answer.created(json);
  }

  private Answer put(Call call) {
    HostedRepository repository = lookup.repository(call);
    String commit = lookup.commit(repository, call).hash();
    PostedStatus old = find(call, repository, commit);
    PostedStatus status = status(call.fields(), old.key());
    hosting.statuses().put(repository, commit, status);
    return Answer.ok(json(repository, commit, status));
  }

  private static PostedStatus status(Fields body, String key) {
    return new PostedStatus(
        key,
        body.requiredChoice("state", STATES),
        body.url("url", URL),
        body.text("name", TEXT),
        body.text("description", TEXT),
        body.text("refname", TEXT));
  }

  private Answer get(Call call) {
    HostedRepository repository = lookup.repository(call);
    String commit = lookup.commit(repository, call).hash();
    return Answer.ok(json(repository, commit, find(call, repository, commit)));
  }

  private PostedStatus find(Call call, HostedRepository repository, String commit) {
    Optional<PostedStatus> status = hosting.statuses().get(repository, commit, call.segment("key"));
    return status.orElseThrow(() -> RestError.notFound("There is no such build status", ""));
  }

  private ObjectNode json(HostedRepository repository, String commit, PostedStatus status) {
    ObjectNode node = Json.object().put("type", "build").put("key", status.key());
    node.put("state", status.state()).put("url", status.url()).put("name", status.name());
    node.put("description", status.description());
    node.put("refname", status.ref().isEmpty() ? null : status.ref());
    lookup.json().repository(node.putObject("repository"), repository);
    ObjectNode links = node.putObject("links");
    String path = "/commit/" + commit;
    links
        .putObject("self")
        .put(
            "href",
            lookup.api(repository, path + "/statuses/build/").toString() + encoded(status.key()));
    links.putObject("commit").put("href", lookup.api(repository, path).toString());
    return node;
  }

  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8);
  }
}
