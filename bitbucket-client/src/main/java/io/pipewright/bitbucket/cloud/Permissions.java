package io.pipewright.bitbucket.cloud;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.Webhooks.Scope;
import io.pipewright.bitbucket.rest.Encoded;
import io.pipewright.bitbucket.rest.RestCall;
import io.pipewright.bitbucket.rest.RestClient;
import io.pipewright.repository.RepositoryId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what the token may do, by reading only: each scope is tried by a read that needs it.
 * Writing is tried by beginning a push, which git's first request is refused for without sending
 * anything.
 */
final class Permissions {
  private static final int OK = 200;

  private final RestClient rest;

  Permissions(RestClient rest) {
    this.rest = rest;
  }

  static List<String> unknown(Scope scope) {
    String hooks =
        "whether Bitbucket lets the token create webhooks: listing them needs the same scope, but a"
            + " plan or an administrator may still refuse";
    return scope.slug().isPresent()
        ? List.of(hooks)
        : List.of(
            hooks,
            "whether the token may read and write each repository of "
                + scope.project()
                + ": ask for one repository");
  }

  List<String> missing(Scope scope) {
    String name = scope.project() + scope.slug().map(slug -> "/" + slug).orElse("");
    String owner = "/repositories/" + Encoded.one(scope.project());
    String place = scope.slug().map(slug -> owner + "/" + Encoded.one(slug)).orElse(owner);
    Optional<String> unreadable = refused("read " + name, api(place));
    if (unreadable.isPresent()) {
      return List.of("scope 'repository' on " + name + ": " + unreadable.get());
    }
    List<String> missing = new ArrayList<>();
    URI hooks = Paths.hooks(rest.access(), scope, "?pagelen=1");
    if (refused("list webhooks of " + name, hooks).isPresent()) {
      missing.add("scope 'webhook' on " + name + ": needed to register the webhook");
    }
    scope
        .slug()
        .map(slug -> new RepositoryId(scope.project(), slug))
        .ifPresent(repository -> missing.addAll(missing(repository)));
    return missing;
  }

  private List<String> missing(RepositoryId repository) {
    List<String> missing = new ArrayList<>();
    URI pulls = Paths.repository(rest.access(), repository, "/pullrequests?pagelen=1");
    if (refused("list pull requests of " + repository, pulls).isPresent()) {
      missing.add("scope 'pullrequest' on " + repository + ": needed to read pull requests");
    }
    URI push = URI.create(rest.access().gitUrl(repository) + "/info/refs?service=git-receive-pack");
    if (rest.status(RestCall.get("begin a push to " + repository, push)) != OK) {
      missing.add("scope 'repository:write' on " + repository + ": needed to push version tags");
    }
    return missing;
  }

  private URI api(String path) {
    return URI.create(rest.access().apiUrl() + path);
  }

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
