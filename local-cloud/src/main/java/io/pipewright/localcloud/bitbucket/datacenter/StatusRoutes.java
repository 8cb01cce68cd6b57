package io.pipewright.localcloud.bitbucket.datacenter;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.PostedStatus;
import io.pipewright.localcloud.bitbucket.Right;
import io.pipewright.localcloud.bitbucket.hosting.Hosting;
import io.pipewright.localcloud.bitbucket.rest.Answer;
import io.pipewright.localcloud.bitbucket.rest.Call;
import io.pipewright.localcloud.bitbucket.rest.Fields;
import io.pipewright.localcloud.bitbucket.rest.RestError;
import io.pipewright.localcloud.bitbucket.rest.Route;
import java.util.List;
import java.util.Set;

/** Build statuses; the limits and the required fields are those of the REST description of 9.2. */
final class StatusRoutes {
  private static final String BUILDS =
      "/rest/api/latest/projects/{project}/repos/{slug}/commits/{commit}/builds";
  private static final Set<String> STATES =
      Set.of("SUCCESSFUL", "FAILED", "INPROGRESS", "CANCELLED", "UNKNOWN");
  private static final Set<String> KNOWN =
      Set.of(
          "key",
          "state",
          "url",
          "name",
          "description",
          "ref",
          "parent",
          "buildNumber",
          "duration",
          "lastUpdated",
          "testResults");
  private static final int TEXT = 255;
  private static final int URL = 450;
  private static final int REFERENCE = 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Hosting hosting;
  private final Lookup lookup;

  StatusRoutes(Hosting hosting) {
    this.hosting = hosting;
    this.lookup = new Lookup(hosting);
  }

  List<Route> routes() {
    return List.of(
        Route.of("POST", BUILDS, Right.REPO_READ, this::post),
        Route.of("GET", BUILDS, Right.REPO_READ, this::get),
        Route.of("DELETE", BUILDS, Right.REPO_READ, this::delete));
  }

  private Answer post(Call call) {
    HostedRepository repository = lookup.repository(call);
    String commit = lookup.fullHash(repository, call);
    hosting.statuses().put(repository, commit, status(call.fields().only(KNOWN)));
    return Answer.nothing();
  }

  private static PostedStatus status(Fields body) {
    body.required("url", URL);
    PostedStatus status =
        new PostedStatus(
            body.required("key", TEXT),
            body.requiredChoice("state", STATES),
            body.url("url", URL),
            body.text("name", TEXT),
            body.text("description", TEXT),
            body.text("ref", REFERENCE),
            body.text("parent", REFERENCE));
    if (!status.ref().isEmpty() && !status.ref().startsWith("refs/")) {
      throw RestError.invalid("ref", "The ref must start with refs/.");
    }
    return status;
  }

  private Answer get(Call call) {
    HostedRepository repository = lookup.repository(call);
    String key = key(call);
    return hosting
        .statuses()
        .get(repository, lookup.fullHash(repository, call), key)
        .map(status -> Answer.ok(JSON.valueToTree(status)))
        .orElseThrow(() -> noStatus(key));
  }

  private Answer delete(Call call) {
    HostedRepository repository = lookup.repository(call);
    String key = key(call);
    if (!hosting.statuses().delete(repository, lookup.fullHash(repository, call), key)) {
      throw noStatus(key);
    }
    return Answer.nothing();
  }

  private static String key(Call call) {
    return call.parameter("key").orElseThrow(() -> RestError.invalid("key", "A key is required."));
  }

  private static RestError noStatus(String key) {
    return RestError.notFound(
        "No build status exists with the key '" + key + "'.", "build.NoSuchBuildStatusException");
  }
}
