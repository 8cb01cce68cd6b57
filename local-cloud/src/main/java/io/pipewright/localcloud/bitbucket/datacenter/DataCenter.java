package io.pipewright.localcloud.bitbucket.datacenter;

import io.pipewright.localcloud.bitbucket.hook.Dialect;
import io.pipewright.localcloud.bitbucket.hook.RequestIds;
import io.pipewright.localcloud.bitbucket.hosting.Hosting;
import io.pipewright.localcloud.bitbucket.rest.Route;
import io.pipewright.localcloud.bitbucket.rest.Router;
import java.util.List;
import java.util.stream.Stream;

/** Bitbucket Data Center: how it answers, and how it delivers. */
public final class DataCenter {
  private final Hosting hosting;
  private final Events events;

  /** Serves what is hosted. */
  public DataCenter(Hosting hosting, RequestIds ids) {
    this.hosting = hosting;
    this.events = new Events(hosting, ids);
  }

  /** How it delivers. */
  public Dialect dialect() {
    return events;
  }

  /** The resources below {@code /rest}. */
  public Router router() {
    List<Route> routes =
        Stream.of(
                new RepositoryRoutes(hosting).routes(),
                new CommitRoutes(hosting).routes(),
                new PullRequestRoutes(hosting).routes(),
                new StatusRoutes(hosting).routes(),
                new InsightRoutes(hosting).routes(),
                new HookRoutes(hosting, events).routes())
            .flatMap(List::stream)
            .toList();
    return new Router(routes, Errors::json);
  }

  /** What answers a request without a valid credential. */
  public static String unauthorized() {
    return Errors.unauthorized().toString();
  }
}
