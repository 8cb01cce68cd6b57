package io.pipewright.localcloud.bitbucket.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.Right;
import io.pipewright.localcloud.bitbucket.git.CommitInfo;
import io.pipewright.localcloud.bitbucket.git.RefInfo;
import io.pipewright.localcloud.bitbucket.hosting.Hosting;
import io.pipewright.localcloud.bitbucket.rest.Answer;
import io.pipewright.localcloud.bitbucket.rest.Call;
import io.pipewright.localcloud.bitbucket.rest.RestError;
import io.pipewright.localcloud.bitbucket.rest.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commits and how they follow each other. */
final class CommitRoutes {
  private static final String REPOSITORY = "/2.0/repositories/{workspace}/{slug}";

  private final Hosting hosting;
  private final Lookup lookup;

  CommitRoutes(Hosting hosting) {
    this.hosting = hosting;
    this.lookup = new Lookup(hosting);
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", REPOSITORY + "/commit/{commit}", Right.REPO_READ, this::commit),
        Route.of("GET", REPOSITORY + "/commits", Right.REPO_READ, this::everything),
        Route.of("GET", REPOSITORY + "/commits/{revision*}", Right.REPO_READ, this::from),
        Route.of("GET", REPOSITORY + "/merge-base/{spec*}", Right.REPO_READ, this::mergeBase));
  }

  private Answer commit(Call call) {
    HostedRepository repository = lookup.repository(call);
    return Answer.ok(json(repository, lookup.commit(repository, call)));
  }

  private Answer everything(Call call) {
    HostedRepository repository = lookup.repository(call);
    List<String> tips =
        hosting.commits(repository).branches().stream().map(RefInfo::commit).toList();
    return log(
        call, repository, "/commits", call.parameters("include").isEmpty() ? tips : List.of());
  }

  private Answer from(Call call) {
    HostedRepository repository = lookup.repository(call);
    String revision = call.segment("revision");
    String tip = lookup.commit(repository, revision).hash();
    return log(call, repository, "/commits/" + revision, List.of(tip));
  }

  private Answer log(Call call, HostedRepository repository, String path, List<String> tips) {
    List<String> until = new ArrayList<>(tips);
    call.parameters("include").forEach(it -> until.add(lookup.commit(repository, it).hash()));
    List<String> since =
        call.parameters("exclude").stream()
            .map(it -> lookup.commit(repository, it).hash())
            .toList();
    Page page = Page.of(call);
    List<ObjectNode> found =
        hosting.commits(repository).log(until, since, page.needed()).stream()
            .map(it -> json(repository, it))
            .toList();
    return page.answer(call, lookup.api(repository, path), found);
  }

  private Answer mergeBase(Call call) {
    HostedRepository repository = lookup.repository(call);
    String[] ends = call.segment("spec").split("\\.\\.", -1);
    if (ends.length != 2) {
      throw RestError.invalid("revspec", "Two commits are required, joined by two dots.");
    }
    Optional<CommitInfo> base =
        hosting
            .commits(repository)
            .mergeBase(
                lookup.commit(repository, ends[0]).hash(),
                lookup.commit(repository, ends[1]).hash());
    return base.map(it -> Answer.ok(json(repository, it)))
        .orElseThrow(() -> RestError.notFound("No common ancestor", ""));
  }

  private ObjectNode json(HostedRepository repository, CommitInfo commit) {
    return lookup.json().commit(Json.object(), repository, commit);
  }
}
