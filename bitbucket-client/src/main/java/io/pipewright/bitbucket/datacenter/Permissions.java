package io.pipewright.bitbucket.datacenter;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.Webhooks.Scope;
import io.pipewright.bitbucket.rest.RestCall;
import io.pipewright.bitbucket.rest.RestClient;
import io.pipewright.repository.RepositoryId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what the token may do, by reading only. There is no call that tells the rights of the
 * token that makes it, so each right is tried where it is needed: reading the repository, listing
 * its webhooks (which only an administrator may), and beginning a push, which git's first request
 * is refused for without sending anything.
 */
final class Permissions {
  private static final int OK = 200;

  private final RestClient rest;

  Permissions(RestClient rest) {
    this.rest = rest;
  }

  static List<String> unknown(Scope scope) {
    return scope.slug().isPresent()
        ? List.of()
        : List.of(
            "whether the token may read and write each repository of "
                + scope.project()
                + ": ask for one repository");
  }

  List<String> missing(Scope scope) {
    String name = scope.project() + scope.slug().map(slug -> "/" + slug).orElse("");
    Optional<String> unreadable = refused("read " + name, Paths.scope(rest.access(), scope, ""));
    if (unreadable.isPresent()) {
      return List.of("read " + name + ": " + unreadable.get());
    }
    List<String> missing = new ArrayList<>();
    URI hooks = Paths.scope(rest.access(), scope, "/webhooks?start=0&limit=1");
    if (refused("list webhooks of " + name, hooks).isPresent()) {
      missing.add("administer " + name + ": needed to register the webhook");
    }
    scope
        .slug()
        .map(slug -> new RepositoryId(scope.project(), slug))
        .filter(repository -> !mayPush(repository))
        .ifPresent(one -> missing.add("write to " + name + ": needed to push version tags"));
    return missing;
  }

  private boolean mayPush(RepositoryId repository) {
    URI url = URI.create(rest.access().gitUrl(repository) + "/info/refs?service=git-receive-pack");
    return rest.status(RestCall.get("begin a push to " + repository, url)) == OK;
  }

  /** Data Center answers 401, too, where a valid token lacks a right. */
  private Optional<String> refused(String what, URI url) {
    try {
      rest.call(RestCall.get(what, url));
      return Optional.empty();
    } catch (BitbucketException failure) {
      if (failure.status() == 401 || failure.status() == 403 || failure.status() == 404) {
        return Optional.of(failure.text());
      }
      throw failure;
    }
  }
}
