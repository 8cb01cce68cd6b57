package io.pipewright.localcloud.bitbucket.datacenter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.bitbucket.DeliveryAnswer;
import io.pipewright.localcloud.bitbucket.Hook;
import io.pipewright.localcloud.bitbucket.HookScope;
import io.pipewright.localcloud.bitbucket.Right;
import io.pipewright.localcloud.bitbucket.hook.Sender;
import io.pipewright.localcloud.bitbucket.hosting.Hosting;
import io.pipewright.localcloud.bitbucket.rest.Answer;
import io.pipewright.localcloud.bitbucket.rest.Call;
import io.pipewright.localcloud.bitbucket.rest.RestError;
import io.pipewright.localcloud.bitbucket.rest.Route;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The webhooks of projects and repositories. */
final class HookRoutes {
  private static final String PROJECT = "/rest/api/latest/projects/{project}";
  private static final String REPOSITORY = PROJECT + "/repos/{slug}";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Hosting hosting;
  private final Lookup lookup;
  private final Events events;
  private final Sender sender = new Sender();

  HookRoutes(Hosting hosting, Events events) {
    this.hosting = hosting;
    this.lookup = new Lookup(hosting);
    this.events = events;
  }

  List<Route> routes() {
    Function<Call, HookScope> project =
        call -> HookScope.project(lookup.project(call).get(0).name().project());
    Function<Call, HookScope> repository = call -> HookScope.of(lookup.repository(call));
    return Stream.concat(
            routes(PROJECT + "/webhooks", Right.PROJECT_ADMIN, project),
            routes(REPOSITORY + "/webhooks", Right.REPO_ADMIN, repository))
        .toList();
  }

  private Stream<Route> routes(String base, Right right, Function<Call, HookScope> scope) {
    String one = base + "/{id}";
    return Stream.of(
        Route.of("GET", base, right, call -> list(call, scope.apply(call))),
        Route.of("POST", base, right, call -> create(call, scope.apply(call))),
        Route.of("POST", base + "/test", right, call -> test(call, scope.apply(call))),
        Route.of("GET", one, right, call -> Answer.ok(json(find(call, scope.apply(call))))),
        Route.of("PUT", one, right, call -> replace(call, scope.apply(call))),
        Route.of("DELETE", one, right, call -> delete(call, scope.apply(call))));
  }

  private Answer list(Call call, HookScope scope) {
    List<String> asked = call.parameters("event");
    return Page.of(call)
        .answer(
            hosting.hooks().in(scope).stream()
                .filter(hook -> asked.isEmpty() || asked.stream().anyMatch(hook.events()::contains))
                .map(HookRoutes::json)
                .toList());
  }

  private Answer create(Call call, HookScope scope) {
    HookBody body = HookBody.read(call.fields());
    Hook hook =
        hosting
            .hooks()
            .create(
                scope,
                body.name(),
                body.url(),
                body.events(),
                body.active().orElse(true),
                body.secret());
    return Answer.created(json(hook));
  }

  private Answer replace(Call call, HookScope scope) {
    Hook old = find(call, scope);
    HookBody body = HookBody.read(call.fields());
    Hook hook =
        new Hook(
            old.id(),
            scope,
            body.name(),
            body.url(),
            body.events(),
            body.active().orElse(true),
            body.secret());
    return Answer.ok(json(hosting.hooks().replace(hook)));
  }

  private Answer delete(Call call, HookScope scope) {
    hosting.hooks().delete(find(call, scope));
    return Answer.nothing();
  }

  /** Sends an unsigned ping, whatever secret the webhook has. */
  private Answer test(Call call, HookScope scope) {
    URI url =
        call.parameter("url")
            .map(HookRoutes::uri)
            .or(() -> call.parameter("webhookId").map(id -> find(id, scope).url()))
            .orElseThrow(() -> RestError.invalid("url", "A URL is required."));
    ObjectNode answer = Json.object();
    answer.putObject("request").put("method", "POST").put("url", url.toString());
    ObjectNode result = answer.putObject("result");
    try {
      DeliveryAnswer answered = sender.send(events.ping(), url, TIMEOUT);
      boolean taken = answered.status() / 100 == 2;
      result.put("description", String.valueOf(answered.status()));
      result.put("outcome", taken ? "SUCCESS" : "FAILURE");
    } catch (UncheckedIOException noAnswer) {
      result.put("description", "no answer").put("outcome", "ERROR");
    }
    return Answer.ok(answer);
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException broken) {
      throw RestError.invalid("url", "The URL is not valid.");
    }
  }

  private Hook find(Call call, HookScope scope) {
    return find(call.segment("id"), scope);
  }

  private Hook find(String id, HookScope scope) {
    return Optional.of(id)
        .filter(text -> text.matches("[0-9]{1,9}"))
        .flatMap(text -> hosting.hooks().find(scope, Integer.parseInt(text)))
        .orElseThrow(
            () ->
                RestError.notFound(
                    "There is no webhook with the id " + id + " here.",
                    "webhook.NoSuchWebhookException"));
  }

  /** Data Center shows the secret to whoever may administrate it. */
  private static ObjectNode json(Hook hook) {
    ObjectNode node = Json.object().put("id", hook.id()).put("name", hook.name());
    ArrayNode events = node.putArray("events");
    hook.events().stream().sorted().forEach(events::add);
    ObjectNode configuration = node.putObject("configuration");
    hook.secret().ifPresent(secret -> configuration.put("secret", secret));
    node.put("url", hook.url().toString()).put("active", hook.active());
    node.put("scopeType", hook.scope().repository().isPresent() ? "repository" : "project");
    return node.put("sslVerificationRequired", true);
  }
}
