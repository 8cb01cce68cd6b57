package io.pipewright.localcloud.bitbucket.datacenter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.bitbucket.Delivery;
import io.pipewright.localcloud.bitbucket.DeliveryRecord;
import io.pipewright.localcloud.bitbucket.Happening;
import io.pipewright.localcloud.bitbucket.Hook;
import io.pipewright.localcloud.bitbucket.PullRequest;
import io.pipewright.localcloud.bitbucket.RefChange;
import io.pipewright.localcloud.bitbucket.git.CommitInfo;
import io.pipewright.localcloud.bitbucket.git.Commits;
import io.pipewright.localcloud.bitbucket.hook.Dialect;
import io.pipewright.localcloud.bitbucket.hook.Message;
import io.pipewright.localcloud.bitbucket.hook.RequestIds;
import io.pipewright.localcloud.bitbucket.hosting.Hosting;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events as Data Center 9 sends them. */
final class Events implements Dialect, Happening.Cases<List<Message>> {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ").withZone(ZoneOffset.UTC);
  private static final String AGENT = "Atlassian HttpClient / Bitbucket-9 (Pipewright stand-in)";
  private static final int COMMITS = 5;
  private static final int MOST_WAITING = 250;

  private final Hosting hosting;
  private final RequestIds ids;
  private final Suspension suspension;

  Events(Hosting hosting, RequestIds ids) {
    this.hosting = hosting;
    this.ids = ids;
    this.suspension = new Suspension(hosting.clock());
  }

  @Override
  public List<Message> messages(Happening happening) {
    return happening.match(this);
  }

  @Override
  public Delivery delivery(Message message, Hook hook, String requestId, int attempt) {
    return Delivery.of(headers(message.event(), requestId), message.body(), hook.secret());
  }

  /** What "Test connection" sends: no secret signs it. */
  Delivery ping() {
    return Delivery.of(
        Map.of("X-Event-Key", "diagnostics:ping", "X-Request-Id", ids.next()),
        Json.object().put("test", true).toString(),
        Optional.empty());
  }

  private static Map<String, String> headers(String event, String requestId) {
    return Map.of("User-Agent", AGENT, "X-Event-Key", event, "X-Request-Id", requestId);
  }

  @Override
  public Optional<DeliveryRecord.Outcome> withheld(Message message, Hook hook, int waiting) {
    return waiting >= MOST_WAITING || suspension.skips(hook)
        ? Optional.of(DeliveryRecord.Outcome.SKIPPED)
        : Optional.empty();
  }

  /** Never: what failed is lost. */
  @Override
  public boolean again(Hook hook, int attempt, int status) {
    suspension.ended(hook, status / 100 == 2);
    return false;
  }

  @Override
  public List<Message> opened(PullRequest pullRequest) {
    return pullRequest("pr:opened", pullRequest, Map.of());
  }

  @Override
  public List<Message> sourceMoved(Happening.SourceMoved moved) {
    return pullRequest(
        "pr:from_ref_updated",
        moved.pullRequest(),
        Map.of("previousFromHash", moved.previousTip()));
  }

  @Override
  public List<Message> retitled(Happening.Retitled retitled) {
    return pullRequest(
        "pr:modified", retitled.pullRequest(), Map.of("previousTitle", retitled.previousTitle()));
  }

  @Override
  public List<Message> merged(PullRequest pullRequest) {
    return pullRequest("pr:merged", pullRequest, Map.of());
  }

  @Override
  public List<Message> declined(PullRequest pullRequest) {
    return pullRequest("pr:declined", pullRequest, Map.of());
  }

  private List<Message> pullRequest(
      String event, PullRequest pullRequest, Map<String, String> more) {
    ObjectNode body = begin(event);
    json().pullRequest(body.putObject("pullRequest"), pullRequest);
    more.forEach(body::put);
    return List.of(new Message(event, body.toString()));
  }

  @Override
  public List<Message> refsChanged(Happening.RefsChanged changed) {
    ObjectNode body = begin("repo:refs_changed");
    json().repository(body.putObject("repository"), changed.repository());
    ArrayNode changes = body.putArray("changes");
    changed.changes().forEach(change -> change(changes.addObject(), change));
    if (changed.changes().size() == 1) {
      commits(body, hosting.commits(changed.repository()), changed.changes().get(0));
    }
    return List.of(new Message("repo:refs_changed", body.toString()));
  }

  private static void change(ObjectNode node, RefChange change) {
    node.putObject("ref")
        .put("id", change.ref())
        .put("displayId", change.name())
        .put("type", change.isBranch() ? "BRANCH" : "TAG");
    node.put("refId", change.ref()).put("fromHash", change.from()).put("toHash", change.to());
    node.put("type", change.isNew() ? "ADD" : change.isDeleted() ? "DELETE" : "UPDATE");
  }

  /** What newer versions tell, too: the branch's commits, the newest first. */
  private static void commits(ObjectNode body, Commits commits, RefChange change) {
    if (!change.isBranch() || change.isDeleted()) {
      return;
    }
    List<String> since =
        change.isNew() || commits.find(change.from()).isEmpty()
            ? List.of()
            : List.of(change.from());
    List<CommitInfo> news = commits.log(List.of(change.to()), since, COMMITS);
    ArrayNode nodes = body.putArray("commits");
    news.forEach(commit -> Json.commit(nodes.addObject(), commit));
    commits.find(change.to()).ifPresent(tip -> Json.commit(body.putObject("toCommit"), tip));
  }

  @Override
  public List<Message> renamed(Happening.Renamed renamed) {
    ObjectNode body = begin("repo:modified");
    json().repository(body.putObject("old"), renamed.before());
    json().repository(body.putObject("new"), renamed.repository());
    return List.of(new Message("repo:modified", body.toString()));
  }

  private ObjectNode begin(String event) {
    ObjectNode body = Json.object().put("eventKey", event);
    body.put("date", DATE.format(hosting.clock().instant()));
    Json.person(body.putObject("actor"));
    return body;
  }

  private Json json() {
    return new Json(hosting.url().get());
  }
}
