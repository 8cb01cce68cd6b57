package io.pipewright.bitbucket.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.bitbucket.Webhooks;
import io.pipewright.bitbucket.rest.Answer;
import io.pipewright.bitbucket.rest.Encoded;
import io.pipewright.bitbucket.rest.HookCreation;
import io.pipewright.bitbucket.rest.RestCall;
import io.pipewright.bitbucket.rest.RestClient;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Webhooks of workspaces and repositories; needs the scope {@code webhook}. */
public final class RestWebhooks implements Webhooks {
  private static final Set<String> EVENTS =
      Set.of(
          "repo:push",
          "repo:updated",
          "pullrequest:created",
          "pullrequest:updated",
          "pullrequest:push",
          "pullrequest:fulfilled");

  private static final int LONGEST_SECRET = 128;
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
    return Pages.read(rest, what("list", scope), url(scope, "?pagelen=100"), MOST).stream()
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
    return known(
        rest.call(
            RestCall.put(
                what("update", scope),
                url(scope, "/" + Encoded.one(webhook.id())),
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
    return Paths.hooks(rest.access(), scope, path);
  }

  private static String what(String verb, Scope scope) {
    return verb + " webhooks of " + scope.project() + scope.slug().map(s -> "/" + s).orElse("");
  }

  private static ObjectNode body(URI url, Set<String> events, String secret) {
    if (secret.length() > LONGEST_SECRET) {
      throw new IllegalArgumentException(
          "a webhook's secret has at most " + LONGEST_SECRET + " characters in Bitbucket Cloud");
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("description", "Pipewright");
    body.put("url", url.toString());
    body.put("active", true);
    ArrayNode keys = body.putArray("events");
    new TreeSet<>(events).forEach(keys::add);
    // An empty one would take the secret away.
    if (!secret.isEmpty()) {
      body.put("secret", secret);
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
                    hook.text("/uuid"),
                    url,
                    events,
                    hook.json().path("active").asBoolean(true),
                    hook.json().path("secret_set").asBoolean(false)));
  }
}
