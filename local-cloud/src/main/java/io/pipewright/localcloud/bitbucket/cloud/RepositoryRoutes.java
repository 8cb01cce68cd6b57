package io.pipewright.localcloud.bitbucket.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.Right;
import io.pipewright.localcloud.bitbucket.git.RefInfo;
import io.pipewright.localcloud.bitbucket.hosting.Hosting;
import io.pipewright.localcloud.bitbucket.rest.Answer;
import io.pipewright.localcloud.bitbucket.rest.Call;
import io.pipewright.localcloud.bitbucket.rest.RestError;
import io.pipewright.localcloud.bitbucket.rest.Route;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;

/** Workspaces, repositories, branches, tags, and what the caller may do. */
final class RepositoryRoutes {
  private static final String REPOSITORY = "/2.0/repositories/{workspace}/{slug}";

  private final Hosting hosting;
  private final Lookup lookup;

  RepositoryRoutes(Hosting hosting) {
    this.hosting = hosting;
    this.lookup = new Lookup(hosting);
  }

  List<Route> routes() {
    return List.of(
        get("/2.0/workspaces/{workspace}", this::workspace),
        get("/2.0/user/permissions/repositories", this::permissions),
        get("/2.0/repositories/{workspace}", this::repositories),
        get(REPOSITORY, call -> Answer.ok(json().wholeRepository(lookup.repository(call)))),
        get(REPOSITORY + "/refs/branches", this::branches),
        get(REPOSITORY + "/refs/branches/{name*}", this::branch),
        get(REPOSITORY + "/refs/tags", this::tags));
  }

  private static Route get(String path, Route.Handler handler) {
    return Route.of("GET", path, Right.REPO_READ, handler);
  }

  private Answer workspace(Call call) {
    String slug = Json.workspace(lookup.workspace(call).get(0));
    return Answer.ok(json().workspace(Json.object(), slug));
  }

  private Answer repositories(Call call) {
    Right needed =
        switch (call.parameter("role").orElse("member")) {
          case "admin", "owner" -> Right.REPO_ADMIN;
          case "contributor" -> Right.REPO_WRITE;
          default -> Right.REPO_READ;
        };
    List<HostedRepository> all = lookup.workspace(call);
    List<ObjectNode> found =
        all.stream()
            .filter(it -> call.caller().right().includes(needed))
            .map(it -> json().wholeRepository(it))
            .filter(query(call))
            .toList();
    return Page.of(call)
        .answer(call, url("/2.0/repositories/" + Json.workspace(all.get(0))), found);
  }

  private Answer permissions(Call call) {
    Right right = call.caller().right();
    String name =
        right.includes(Right.REPO_ADMIN)
            ? "admin"
            : right.includes(Right.REPO_WRITE) ? "write" : "read";
    List<ObjectNode> found =
        hosting.repositories().all().stream()
            .map(it -> permission(it, name))
            .filter(query(call))
            .toList();
    return Page.of(call).answer(call, url("/2.0/user/permissions/repositories"), found);
  }

  private ObjectNode permission(HostedRepository repository, String name) {
    ObjectNode node = Json.object().put("type", "repository_permission").put("permission", name);
    Json.person(node.putObject("user"));
    json().repository(node.putObject("repository"), repository);
    return node;
  }

  private Answer branches(Call call) {
    HostedRepository repository = lookup.repository(call);
    List<ObjectNode> found =
        hosting.commits(repository).branches().stream()
            .map(it -> reference(repository, it, "branch"))
            .filter(query(call))
            .toList();
    return Page.of(call).answer(call, lookup.api(repository, "/refs/branches"), found);
  }

  private Answer branch(Call call) {
    HostedRepository repository = lookup.repository(call);
    String name = call.segment("name");
    return hosting
        .commits(repository)
        .branch(name)
        .map(it -> Answer.ok(reference(repository, it, "branch")))
        .orElseThrow(() -> RestError.notFound("No such branch: " + name, ""));
  }

  private Answer tags(Call call) {
    HostedRepository repository = lookup.repository(call);
    List<ObjectNode> found =
        hosting.commits(repository).tags().stream()
            .map(it -> reference(repository, it, "tag"))
            .filter(query(call))
            .toList();
    return Page.of(call).answer(call, lookup.api(repository, "/refs/tags"), found);
  }

  private ObjectNode reference(HostedRepository repository, RefInfo reference, String type) {
    ObjectNode node = Json.object().put("type", type).put("name", reference.shortName());
    json()
        .commit(
            node.putObject("target"), repository, lookup.commit(repository, reference.commit()));
    return node;
  }

  static Predicate<JsonNode> query(Call call) {
    return Query.filter(call.parameter("q").orElse(""));
  }

  private URI url(String path) {
    return URI.create(hosting.url().get() + path);
  }

  private Json json() {
    return lookup.json();
  }
}
