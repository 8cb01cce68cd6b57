package io.pipewright.localcloud.bitbucket.datacenter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.Right;
import io.pipewright.localcloud.bitbucket.git.RefInfo;
import io.pipewright.localcloud.bitbucket.hosting.Hosting;
import io.pipewright.localcloud.bitbucket.rest.Answer;
import io.pipewright.localcloud.bitbucket.rest.Call;
import io.pipewright.localcloud.bitbucket.rest.RestError;
import io.pipewright.localcloud.bitbucket.rest.Route;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Projects, repositories, branches and tags. */
final class RepositoryRoutes {
  private static final String API = "/rest/api/latest";
  private static final String REPOSITORY = API + "/projects/{project}/repos/{slug}";

  private final Hosting hosting;
  private final Lookup lookup;

  RepositoryRoutes(Hosting hosting) {
    this.hosting = hosting;
    this.lookup = new Lookup(hosting);
  }

  List<Route> routes() {
    return List.of(
        get(API + "/application-properties", call -> Answer.ok(properties())),
        get(API + "/projects", this::projects),
        get(API + "/projects/{project}", this::project),
        get(API + "/projects/{project}/repos", call -> page(call, lookup.project(call))),
        get(API + "/repos", this::repositories),
        get(REPOSITORY, this::repository),
        get(REPOSITORY + "/branches", this::branches),
        get(REPOSITORY + "/branches/default", this::defaultBranch),
        get(REPOSITORY + "/default-branch", this::defaultBranch),
        get(REPOSITORY + "/tags", this::tags));
  }

  private static Route get(String path, Route.Handler handler) {
    return Route.of("GET", path, Right.REPO_READ, handler);
  }

  private static ObjectNode properties() {
    return Json.object()
        .put("version", "9.2.0")
        .put("buildNumber", "9002000")
        .put("buildDate", "0")
        .put("displayName", "Bitbucket");
  }

  /** Those in which the caller has the right that is asked for; the right holds everywhere. */
  private Answer projects(Call call) {
    List<ObjectNode> projects =
        hosting.repositories().all().stream()
            .map(repository -> repository.name().project())
            .distinct()
            .filter(key -> matches(call, "name", key) && permitted(call))
            .map(key -> json().project(Json.object(), key))
            .toList();
    return Page.of(call).answer(projects);
  }

  private Answer project(Call call) {
    String key = lookup.project(call).get(0).name().project();
    return Answer.ok(json().project(Json.object(), key));
  }

  private Answer repositories(Call call) {
    List<HostedRepository> found =
        hosting.repositories().all().stream()
            .filter(repository -> matches(call, "name", repository.name().slug()))
            .filter(repository -> matches(call, "projectname", repository.name().project()))
            .filter(
                repository ->
                    call.parameter("projectkey")
                        .map(repository.name().project()::equalsIgnoreCase)
                        .orElse(true))
            .filter(repository -> permitted(call))
            .toList();
    return page(call, found);
  }

  private static boolean matches(Call call, String parameter, String name) {
    Optional<String> part = call.parameter(parameter).map(String::strip);
    return part.map(text -> name.regionMatches(true, 0, text, 0, text.length())).orElse(true);
  }

  private static boolean permitted(Call call) {
    String asked = call.parameter("permission").orElse(Right.REPO_READ.name());
    return switch (asked) {
      case "REPO_READ", "PROJECT_READ", "PROJECT_VIEW" -> true;
      case "REPO_WRITE", "PROJECT_WRITE" -> call.caller().right().includes(Right.REPO_WRITE);
      case "REPO_ADMIN" -> call.caller().right().includes(Right.REPO_ADMIN);
      case "PROJECT_ADMIN" -> call.caller().right().includes(Right.PROJECT_ADMIN);
      default -> throw RestError.invalid("permission", "No such permission: " + asked);
    };
  }

  private Answer page(Call call, Collection<HostedRepository> repositories) {
    return Page.of(call)
        .answer(
            repositories.stream()
                .map(repository -> json().repository(Json.object(), repository))
                .toList());
  }

  private Answer repository(Call call) {
    return Answer.ok(json().repository(Json.object(), lookup.repository(call)));
  }

  private Answer branches(Call call) {
    String part = call.parameter("filterText").orElse("");
    List<ObjectNode> branches =
        hosting.commits(lookup.repository(call)).branches().stream()
            .filter(branch -> branch.shortName().contains(part))
            .map(RepositoryRoutes::branch)
            .toList();
    return Page.of(call).answer(branches);
  }

  private Answer defaultBranch(Call call) {
    return hosting
        .commits(lookup.repository(call))
        .branch("main")
        .map(main -> Answer.ok(branch(main)))
        .orElseThrow(
            () ->
                RestError.notFound(
                    "There is no default branch yet.", "repository.NoDefaultBranchException"));
  }

  private static ObjectNode branch(RefInfo branch) {
    return Json.object()
        .put("id", branch.name())
        .put("displayId", branch.shortName())
        .put("type", "BRANCH")
        .put("latestCommit", branch.commit())
        .put("latestChangeset", branch.commit())
        .put("isDefault", branch.shortName().equals("main"));
  }

  private Answer tags(Call call) {
    List<ObjectNode> tags =
        hosting.commits(lookup.repository(call)).tags().stream()
            .map(
                tag ->
                    Json.object()
                        .put("id", tag.name())
                        .put("displayId", tag.shortName())
                        .put("type", "TAG")
                        .put("latestCommit", tag.commit())
                        // Only an annotated tag is an object of its own.
                        .put("hash", tag.annotated() ? tag.object() : null))
            .toList();
    return Page.of(call).answer(tags);
  }

  private Json json() {
    return new Json(hosting.url().get());
  }
}
