package io.pipewright.localcloud.bitbucket.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.bitbucket.Hook;
import io.pipewright.localcloud.bitbucket.HookScope;
import io.pipewright.localcloud.bitbucket.Right;
import io.pipewright.localcloud.bitbucket.hosting.Hosting;
import io.pipewright.localcloud.bitbucket.rest.Answer;
import io.pipewright.localcloud.bitbucket.rest.Call;
import io.pipewright.localcloud.bitbucket.rest.RestError;
import io.pipewright.localcloud.bitbucket.rest.Route;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The webhooks of workspaces and repositories. */
final class HookRoutes {
  private static final String WORKSPACE = "/2.0/workspaces/{workspace}/hooks";
  private static final String REPOSITORY = "/2.0/repositories/{workspace}/{slug}/hooks";

  private final Hosting hosting;
  private final Lookup lookup;

  HookRoutes(Hosting hosting) {
    this.hosting = hosting;
    this.lookup = new Lookup(hosting);
  }

  List<Route> routes() {
    Function<Call, HookScope> workspace =
        call -> HookScope.project(lookup.workspace(call).get(0).name().project());
    Function<Call, HookScope> repository = call -> HookScope.of(lookup.repository(call));
    return Stream.concat(
            routes(WORKSPACE, Right.PROJECT_ADMIN, workspace),
            routes(REPOSITORY, Right.REPO_ADMIN, repository))
        .toList();
  }

  private Stream<Route> routes(String base, Right right, Function<Call, HookScope> scope) {
    String one = base + "/{id}";
    return Stream.of(
        Route.of("GET", base, right, call -> list(call, scope.apply(call))),
        Route.of("POST", base, right, call -> create(call, scope.apply(call))),
        Route.of("GET", one, right, call -> Answer.ok(json(find(call, scope.apply(call))))),
        Route.of("PUT", one, right, call -> replace(call, scope.apply(call))),
        Route.of("DELETE", one, right, call -> delete(call, scope.apply(call))));
  }

  private Answer list(Call call, HookScope scope) {
    List<ObjectNode> hooks = hosting.hooks().in(scope).stream().map(this::json).toList();
    return Page.of(call).answer(call, URI.create(base(scope)), hooks);
  }

  private Answer create(Call call, HookScope scope) {
    HookBody body = HookBody.read(call.fields());
    Hook hook =
        hosting
            .hooks()
            .create(
                scope,
                body.description(),
                body.url(),
                body.events(),
                body.active().orElse(true),
                body.secret());
    return Answer.created(json(hook));
  }

  /** Without a secret in the request the old one stays. */
  private Answer replace(Call call, HookScope scope) {
    Hook old = find(call, scope);
    HookBody body = HookBody.read(call.fields());
    Hook hook =
        new Hook(
            old.id(),
            scope,
            body.description(),
            body.url(),
            body.events(),
            body.active().orElse(old.active()),
            body.keepsSecret() ? old.secret() : body.secret());
    return Answer.ok(json(hosting.hooks().replace(hook)));
  }

  private Answer delete(Call call, HookScope scope) {
    hosting.hooks().delete(find(call, scope));
    return Answer.nothing();
  }

  /** A UUID stands in a path with or without its braces. */
  private Hook find(Call call, HookScope scope) {
    String id = call.segment("id").replaceAll("[{}]", "");
    return hosting.hooks().in(scope).stream()
        .filter(hook -> uuid(hook).equals("{" + id + "}"))
        .findFirst()
        .orElseThrow(() -> RestError.notFound(id + " does not exist", ""));
  }

  private static String uuid(Hook hook) {
    return Json.uuid("hook", hook.id());
  }

  /** Without its braces. */
  static String bare(Hook hook) {
    return uuid(hook).replaceAll("[{}]", "");
  }

  private ObjectNode json(Hook hook) {
    ObjectNode node = Json.object().put("type", "webhook_subscription").put("uuid", uuid(hook));
    node.put("description", hook.name()).put("url", hook.url().toString());
    node.put("active", hook.active()).put("secret_set", hook.secret().isPresent());
    ArrayNode events = node.putArray("events");
    hook.events().stream().sorted().forEach(events::add);
    ObjectNode subject = node.putObject("subject");
    hook.scope()
        .repository()
        .ifPresentOrElse(
            id -> lookup.json().repository(subject, hosting.repositories().get(id)),
            () -> lookup.json().workspace(subject, hook.scope().project()));
    node.put("subject_type", hook.scope().repository().isPresent() ? "repository" : "workspace");
    node.putObject("links")
        .putObject("self")
        .put("href", base(hook.scope()) + "/%7B" + bare(hook) + "%7D");
    return node;
  }

  private String base(HookScope scope) {
    return scope
        .repository()
        .map(id -> lookup.api(hosting.repositories().get(id), "/hooks").toString())
        .orElseGet(() -> hosting.url().get() + "/2.0/workspaces/" + scope.project() + "/hooks");
  }
}
