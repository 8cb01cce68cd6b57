package io.pipewright.localcloud.bitbucket.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.bitbucket.Delivery;
import io.pipewright.localcloud.bitbucket.DeliveryRecord;
import io.pipewright.localcloud.bitbucket.Happening;
import io.pipewright.localcloud.bitbucket.Hook;
import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.PullRequest;
import io.pipewright.localcloud.bitbucket.hook.Dialect;
import io.pipewright.localcloud.bitbucket.hook.Message;
import io.pipewright.localcloud.bitbucket.hosting.Hosting;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Events as Cloud sends them. */
final class Events implements Dialect, Happening.Cases<List<Message>> {
  private static final int LARGEST = 256 * 1024;
  private static final int ATTEMPTS = 3;

  private final Hosting hosting;

  Events(Hosting hosting) {
    this.hosting = hosting;
  }

  @Override
  public List<Message> messages(Happening happening) {
    return happening.match(this);
  }

  @Override
  public Delivery delivery(Message message, Hook hook, String requestId, int attempt) {
    return Delivery.of(
        Map.of(
            "User-Agent",
            "Bitbucket-Webhooks/2.0",
            "X-Event-Key",
            message.event(),
            "X-Hook-UUID",
            HookRoutes.bare(hook),
            "X-Request-UUID",
            requestId,
            "X-Attempt-Number",
            String.valueOf(attempt)),
        message.body(),
        hook.secret());
  }

  @Override
  public Optional<DeliveryRecord.Outcome> withheld(Message message, Hook hook, int waiting) {
    return message.body().getBytes(StandardCharsets.UTF_8).length > LARGEST
        ? Optional.of(DeliveryRecord.Outcome.TOO_LARGE)
        : Optional.empty();
  }

  /** A server's error is tried again, at once. */
  @Override
  public boolean again(Hook hook, int attempt, int status) {
    return status >= 500 && attempt < ATTEMPTS;
  }

  @Override
  public List<Message> opened(PullRequest pullRequest) {
    return pullRequest(pullRequest, "pullrequest:created");
  }

  @Override
  public List<Message> sourceMoved(Happening.SourceMoved moved) {
    return pullRequest(moved.pullRequest(), "pullrequest:updated", "pullrequest:push");
  }

  @Override
  public List<Message> retitled(Happening.Retitled retitled) {
    return pullRequest(retitled.pullRequest(), "pullrequest:updated");
  }

  @Override
  public List<Message> merged(PullRequest pullRequest) {
    return pullRequest(pullRequest, "pullrequest:fulfilled");
  }

  @Override
  public List<Message> declined(PullRequest pullRequest) {
    return pullRequest(pullRequest, "pullrequest:rejected");
  }

  private List<Message> pullRequest(PullRequest pullRequest, String... events) {
    ObjectNode body = begin(pullRequest.target());
    json().pullRequest(body.putObject("pullrequest"), pullRequest);
    return Stream.of(events).map(event -> new Message(event, body.toString())).toList();
  }

  @Override
  public List<Message> refsChanged(Happening.RefsChanged changed) {
    ObjectNode body = begin(changed.repository());
    ArrayNode changes = body.putObject("push").putArray("changes");
    PushChange change =
        new PushChange(json(), changed.repository(), hosting.commits(changed.repository()));
    changed.changes().forEach(it -> change.write(changes.addObject(), it));
    return List.of(new Message("repo:push", body.toString()));
  }

  @Override
  public List<Message> renamed(Happening.Renamed renamed) {
    ObjectNode body = begin(renamed.repository());
    ObjectNode changes = body.putObject("changes");
    HostedRepository before = renamed.before();
    HostedRepository after = renamed.repository();
    change(changes, "name", before.name().slug(), after.name().slug());
    change(changes, "slug", before.name().slug(), after.name().slug());
    change(changes, "full_name", Json.fullName(before), Json.fullName(after));
    return List.of(new Message("repo:updated", body.toString()));
  }

  private static void change(ObjectNode changes, String field, String before, String after) {
    if (!before.equals(after)) {
      changes.putObject(field).put("old", before).put("new", after);
    }
  }

  private ObjectNode begin(HostedRepository repository) {
    ObjectNode body = Json.object();
    json().repository(body.putObject("repository"), repository);
    Json.person(body.putObject("actor"));
    return body;
  }

  private Json json() {
    return new Json(hosting.url().get());
  }
}
