package io.pipewright.localcloud.bitbucket.cloud;

import io.pipewright.localcloud.bitbucket.hook.Dialect;
import io.pipewright.localcloud.bitbucket.hosting.Hosting;
import io.pipewright.localcloud.bitbucket.rest.Route;
import io.pipewright.localcloud.bitbucket.rest.Router;
import java.util.List;
import java.util.stream.Stream;

/** Bitbucket Cloud: how it answers, and how it delivers. */
public final class Cloud {
  private final Hosting hosting;
  private final Events events;

  /** Serves what is hosted. */
  public Cloud(Hosting hosting) {
    this.hosting = hosting;
    this.events = new Events(hosting);
  }

  /** How it delivers. */
  public Dialect dialect() {
    return events;
  }

  /** The resources below {@code /2.0}. */
  public Router router() {
    List<Route> routes =
        Stream.of(
                new HookRoutes(hosting).routes(),
                new RepositoryRoutes(hosting).routes(),
                new CommitRoutes(hosting).routes(),
                new PullRequestRoutes(hosting).routes(),
                new StatusRoutes(hosting).routes(),
                new InsightRoutes(hosting).routes())
            .flatMap(List::stream)
            .toList();
    return new Router(routes, Errors::json);
  }

  /** What answers a request without a valid credential. */
  public static String unauthorized() {
    return Errors.unauthorized().toString();
  }
}
