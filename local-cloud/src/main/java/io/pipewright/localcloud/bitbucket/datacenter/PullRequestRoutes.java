package io.pipewright.localcloud.bitbucket.datacenter;

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
import java.util.Set;

/** Pull requests, to be read. */
final class PullRequestRoutes {
  private static final String PULL_REQUESTS =
      "/rest/api/latest/projects/{project}/repos/{slug}/pull-requests";
  private static final Set<String> STATES = Set.of("OPEN", "MERGED", "DECLINED", "ALL");
  private static final Comparator<PullRequest> OLDEST =
      Comparator.comparing(PullRequest::updatedAt).thenComparing(PullRequest::number);

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

  private Answer list(Call call) {
    HostedRepository repository = lookup.repository(call);
    String state = oneOf(call, "state", "OPEN", STATES);
    String order = oneOf(call, "order", "NEWEST", Set.of("NEWEST", "OLDEST"));
    boolean outgoing =
        oneOf(call, "direction", "INCOMING", Set.of("INCOMING", "OUTGOING")).equals("OUTGOING");
    List<ObjectNode> found =
        hosting.pullRequests().all(repository).stream()
            .filter(it -> state.equals("ALL") || it.state().name().equals(state))
            .filter(it -> at(call, outgoing ? it.sourceBranch() : it.targetBranch()))
            .sorted(order.equals("OLDEST") ? OLDEST : OLDEST.reversed())
            .map(this::json)
            .toList();
    return Page.of(call).answer(found);
  }

  private static boolean at(Call call, String branch) {
    return call.parameter("at").map(("refs/heads/" + branch)::equals).orElse(true);
  }

  private static String oneOf(Call call, String parameter, String otherwise, Set<String> known) {
    String value = call.parameter(parameter).orElse(otherwise);
    if (!known.contains(value)) {
      throw RestError.invalid(
          parameter, value + " is none of " + known.stream().sorted().toList() + ".");
    }
    return value;
  }

  private Answer commits(Call call) {
    PullRequest pullRequest = find(call);
    Page page = Page.of(call);
    return page.answer(
        hosting.commits(pullRequest, page.needed()).stream()
            .map(it -> Json.commit(Json.object(), it))
            .toList());
  }

  private PullRequest find(Call call) {
    HostedRepository repository = lookup.repository(call);
    String number = call.segment("number");
    return Optional.of(number)
        .filter(text -> text.matches("[0-9]{1,9}"))
        .flatMap(text -> hosting.pullRequests().find(repository, Integer.parseInt(text)))
        .orElseThrow(
            () ->
                RestError.notFound(
                    "Pull request %s does not exist in %s.".formatted(number, repository.name()),
                    "pull.NoSuchPullRequestException"));
  }

  private ObjectNode json(PullRequest pullRequest) {
    return new Json(hosting.url().get()).pullRequest(Json.object(), pullRequest);
  }
}
