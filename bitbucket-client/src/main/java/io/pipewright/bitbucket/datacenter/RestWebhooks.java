package io.pipewright.bitbucket.datacenter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.bitbucket.Webhooks;
import io.pipewright.bitbucket.rest.Answer;
import io.pipewright.bitbucket.rest.HookCreation;
import io.pipewright.bitbucket.rest.RestCall;
import io.pipewright.bitbucket.rest.RestClient;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Webhooks of projects and repositories; all of it needs the right to administer them. */
public final class RestWebhooks implements Webhooks {
  // A live server refused pr:to_ref_updated and pr:reviewer:changes_requested, although they are
  // documented, and with them the whole webhook.
  private static final Set<String> EVENTS =
      Set.of(
          "repo:refs_changed",
          "repo:modified",
          "pr:opened",
          "pr:from_ref_updated",
          "pr:modified",
          "pr:merged");

  private static final int MOST = 5000;

  private final RestClient rest;

  /** Calls by {@code rest}. */
  public RestWebhooks(RestClient rest) {
    this.rest = rest;
  }

  @Override
  public Set<String> events() {
    return EVENTS;
  }

  @Override
  public List<Webhook> list(Scope scope) {
    String type = scope.slug().isPresent() ? "repository" : "project";
    return Pages.read(rest, what("list", scope), url(scope, ""), MOST).stream()
        .filter(hook -> hook.find("/scopeType").orElse(type).equalsIgnoreCase(type))
        .flatMap(hook -> read(hook).stream())
        .toList();
  }

  @Override
  public Webhook create(Scope scope, URI url, Set<String> events, String secret) {
    RestCall call = RestCall.post(what("create", scope), url(scope, ""), body(url, events, secret));
    return HookCreation.run(rest, call, () -> list(scope), url, answer -> known(answer));
  }

  @Override
  public Webhook update(Scope scope, Webhook webhook, Set<String> events, String secret) {
    if (!webhook.id().matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("not the number of a webhook: '" + webhook.id() + "'");
    }
    return known(
        rest.call(
            RestCall.put(
                what("update", scope),
                url(scope, "/" + webhook.id()),
                body(webhook.url(), events, secret))));
  }

  @Override
  public List<String> missingPermissions(Scope scope) {
    return new Permissions(rest).missing(scope);
  }

  @Override
  public List<String> cannotTell(Scope scope) {
    return Permissions.unknown(scope);
  }

  private URI url(Scope scope, String path) {
    return Paths.scope(rest.access(), scope, "/webhooks" + path);
  }

  private static String what(String verb, Scope scope) {
    return verb + " webhooks of " + scope.project() + scope.slug().map(s -> "/" + s).orElse("");
  }

  private static ObjectNode body(URI url, Set<String> events, String secret) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("name", "Pipewright");
    body.put("url", url.toString());
    ArrayNode keys = body.putArray("events");
    new TreeSet<>(events).forEach(keys::add);
    body.put("active", true);
    body.put("sslVerificationRequired", true);
    // An empty secret is answered with 500.
    if (!secret.isEmpty()) {
      body.putObject("configuration").put("secret", secret);
    }
    return body;
  }

  private static Webhook known(Answer answer) {
    return read(answer).orElseThrow(() -> answer.lacks("/url as a URL"));
  }

  private static Optional<Webhook> read(Answer hook) {
    Set<String> events = new LinkedHashSet<>();
    hook.json().path("events").forEach(event -> events.add(event.asText()));
    return HookCreation.url(hook)
        .map(
            url ->
                new Webhook(
                    hook.text("/id"),
                    url,
                    events,
                    hook.json().path("active").asBoolean(true),
                    !hook.find("/configuration/secret").orElse("").isEmpty()));
  }
}
