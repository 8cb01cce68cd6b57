package io.pipewright.localcloud.bitbucket.datacenter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.Right;
import io.pipewright.localcloud.bitbucket.git.CommitInfo;
import io.pipewright.localcloud.bitbucket.hosting.Hosting;
import io.pipewright.localcloud.bitbucket.rest.Answer;
import io.pipewright.localcloud.bitbucket.rest.Call;
import io.pipewright.localcloud.bitbucket.rest.RestError;
import io.pipewright.localcloud.bitbucket.rest.Route;
import java.util.List;

/** Commits and how they follow each other. */
final class CommitRoutes {
  private static final String COMMITS = "/rest/api/latest/projects/{project}/repos/{slug}/commits";

  private final Hosting hosting;
  private final Lookup lookup;

  CommitRoutes(Hosting hosting) {
    this.hosting = hosting;
    this.lookup = new Lookup(hosting);
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", COMMITS, Right.REPO_READ, this::log),
        Route.of("GET", COMMITS + "/{commit}", Right.REPO_READ, this::commit),
        Route.of("GET", COMMITS + "/{commit}/merge-base", Right.REPO_READ, this::mergeBase));
  }

  private Answer log(Call call) {
    HostedRepository repository = lookup.repository(call);
    String until = call.parameter("until").orElse("refs/heads/main");
    List<String> since =
        call.parameter("since").map(name -> lookup.commit(repository, name).hash()).stream()
            .toList();
    Page page = Page.of(call);
    List<ObjectNode> commits =
        hosting
            .commits(repository)
            .log(List.of(lookup.commit(repository, until).hash()), since, page.needed())
            .stream()
            .map(CommitRoutes::json)
            .toList();
    return page.answer(commits);
  }

  private Answer commit(Call call) {
    return Answer.ok(json(lookup.commit(lookup.repository(call), call.segment("commit"))));
  }

  private Answer mergeBase(Call call) {
    HostedRepository repository = lookup.repository(call);
    String other =
        call.parameter("otherCommitId")
            .orElseThrow(() -> RestError.invalid("otherCommitId", "Another commit is required."));
    return hosting
        .commits(repository)
        .mergeBase(
            lookup.commit(repository, call.segment("commit")).hash(),
            lookup.commit(repository, other).hash())
        .map(base -> Answer.ok(json(base)))
        .orElseGet(Answer::nothing);
  }

  private static ObjectNode json(CommitInfo commit) {
    return Json.commit(Json.object(), commit);
  }
}
