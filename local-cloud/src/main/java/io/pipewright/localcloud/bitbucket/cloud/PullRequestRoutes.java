package io.pipewright.localcloud.bitbucket.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.PullRequest;
import io.pipewright.localcloud.bitbucket.Right;
import io.pipewright.localcloud.bitbucket.hosting.Hosting;
import io.pipewright.localcloud.bitbucket.rest.Answer;
import io.pipewright.localcloud.bitbucket.rest.Call;
import io.pipewright.localcloud.bitbucket.rest.RestError;
import io.pipewright.localcloud.bitbucket.rest.Route;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Pull requests, to be read. */
final class PullRequestRoutes {
  private static final String PULL_REQUESTS = "/2.0/repositories/{workspace}/{slug}/pullrequests";

  private final Hosting hosting;
  private final Lookup lookup;

  PullRequestRoutes(Hosting hosting) {
    this.hosting = hosting;
    this.lookup = new Lookup(hosting);
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", PULL_REQUESTS, Right.REPO_READ, this::list),
        Route.of(
            "GET",
            PULL_REQUESTS + "/{number}",
            Right.REPO_READ,
            call -> Answer.ok(json(find(call)))),
        Route.of("GET", PULL_REQUESTS + "/{number}/commits", Right.REPO_READ, this::commits));
  }

  /** The newest first, unless asked otherwise. */
  private Answer list(Call call) {
    HostedRepository repository = lookup.repository(call);
    Comparator<JsonNode> order = Query.order(call.parameter("sort").orElse("-updated_on"));
    List<ObjectNode> found =
        hosting.pullRequests().all(repository).stream()
            .sorted(Comparator.comparing(PullRequest::number).reversed())
            .map(this::json)
            .filter(state(call).and(RepositoryRoutes.query(call)))
            .sorted(order)
            .toList();
    return Page.of(call).answer(call, lookup.api(repository, "/pullrequests"), found);
  }

  /** Open ones, unless asked otherwise by {@code state} or {@code q}. */
  private static Predicate<JsonNode> state(Call call) {
    List<String> asked = call.parameters("state");
    boolean byQuery = call.parameter("q").filter(q -> q.contains("state")).isPresent();
    List<String> states = asked.isEmpty() && !byQuery ? List.of("OPEN") : asked;
    return node -> states.isEmpty() || states.contains(node.path("state").asText());
  }

  private Answer commits(Call call) {
    PullRequest pullRequest = find(call);
    Page page = Page.of(call);
    List<ObjectNode> found =
        hosting.commits(pullRequest, page.needed()).stream()
            .map(it -> lookup.json().commit(Json.object(), pullRequest.source(), it))
            .toList();
    String path = "/pullrequests/" + pullRequest.number() + "/commits";
    return page.answer(call, lookup.api(pullRequest.target(), path), found);
  }

  private PullRequest find(Call call) {
    HostedRepository repository = lookup.repository(call);
    String number = call.segment("number");
    return Optional.of(number)
        .filter(text -> text.matches("[0-9]{1,9}"))
        .flatMap(text -> hosting.pullRequests().find(repository, Integer.parseInt(text)))
        .orElseThrow(() -> RestError.notFound("No pull request with id " + number, ""));
  }

  private ObjectNode json(PullRequest pullRequest) {
    return lookup.json().pullRequest(Json.object(), pullRequest);
  }
}
