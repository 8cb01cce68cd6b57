package io.pipewright.cli.deliveries;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.ledger.CommitRecord;
import io.pipewright.ledger.CommitStep;
import io.pipewright.ledger.DeliveryRecord;
import java.util.List;

/** Deliveries and commits for programs. */
final class DeliveryJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DeliveryJson() {}

  static ObjectNode of(List<DeliveryRecord> deliveries, List<CommitRecord> commits) {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode all = json.putArray("deliveries");
    deliveries.forEach(delivery -> write(all.addObject(), delivery));
    ArrayNode known = json.putArray("commits");
    commits.forEach(commit -> write(known.addObject(), commit));
    return json;
  }

  private static void write(ObjectNode json, DeliveryRecord delivery) {
    json.put("id", delivery.id().value())
        .put("received", delivery.received().toString())
        .put("event", delivery.event())
        .put("repository", delivery.work().repository().toString())
        .put("state", delivery.state().name())
        .put("changed", delivery.changed().toString())
        .put("detail", delivery.detail());
    delivery.commit().ifPresent(commit -> json.put("commit", commit.value()));
  }

  private static void write(ObjectNode json, CommitRecord commit) {
    json.put("commit", commit.commit().value())
        .put("branch", commit.branch())
        .put("number", commit.sequence())
        .put("step", commit.step().name())
        .put("detail", commit.detail());
    ObjectNode times = json.putObject("times");
    for (CommitStep step : CommitStep.values()) {
      if (commit.times().get(step) != null) {
        times.put(step.name(), String.valueOf(commit.times().get(step)));
      }
    }
    commit.task().ifPresent(task -> json.put("task", task));
    commit.execution().ifPresent(execution -> json.put("execution", execution));
    ArrayNode notes = json.putArray("notes");
    commit.notes().forEach(notes::add);
  }
}
