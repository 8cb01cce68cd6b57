package io.pipewright.localcloud.codepipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.BeforeEntry;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Rule;
import io.pipewright.localcloud.process.AwsJson;
import io.pipewright.localcloud.server.AwsError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the rules of a stage's entry said about one execution, and when. */
record EntryCheck(Instant at, List<RuleRun> rules) {
  EntryCheck {
    rules = List.copyOf(rules);
  }

  /** How it came out, as AWS spells it. */
  enum Status {
    /** All rules hold: the stage is entered. */
    Succeeded,
    /** One does not: the stage is skipped. */
    Failed,
    /** One cannot be answered: the stage fails, since nobody knows whether it may be skipped. */
    Errored
  }

  /**
   * One rule's answer.
   *
   * @param id of this run
   * @param errorCode why it could not be answered, for example {@code InvalidVariableReference}
   */
  record RuleRun(
      String id, String rule, Status status, String summary, Optional<String> errorCode) {}

  /** Asks all rules, also after one that does not hold: a mistake in a later one is not hidden. */
  static EntryCheck ask(BeforeEntry entry, Variables variables, Instant now) {
    List<RuleRun> runs = new ArrayList<>();
    entry
        .conditions()
        .forEach(condition -> condition.rules().forEach(rule -> runs.add(ask(rule, variables))));
    return new EntryCheck(now, runs);
  }

  private static RuleRun ask(Rule rule, Variables variables) {
    String id = UUID.randomUUID().toString();
    try {
      VariableCheck.Answer answer = VariableCheck.ask(rule, variables);
      return new RuleRun(
          id,
          rule.name(),
          answer.holds() ? Status.Succeeded : Status.Failed,
          answer.summary(),
          Optional.empty());
    } catch (AwsError e) {
      return new RuleRun(id, rule.name(), Status.Errored, e.text(), Optional.of(e.code()));
    }
  }

  /** The worst that a rule said. */
  Status status() {
    return rules.stream().map(RuleRun::status).reduce(Status.Succeeded, EntryCheck::worse);
  }

  private static Status worse(Status one, Status other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** The rules that decided it, with what they said. */
  String summary() {
    Status decided = status();
    return rules.stream()
        .filter(run -> run.status() == decided)
        .map(run -> "rule '" + run.rule() + "': " + run.summary())
        .collect(Collectors.joining("; "));
  }

  /** As {@code GetPipelineState} shows it: there is exactly one condition. */
  ObjectNode toJson() {
    ObjectNode json = AwsJson.object();
    json.putObject("latestExecution").put("status", status().name()).put("summary", summary());
    ObjectNode condition = json.putArray("conditionStates").addObject();
    condition
        .putObject("latestExecution")
        .put("status", status().name())
        .put("summary", summary())
        .put("lastStatusChange", AwsJson.time(at));
    ArrayNode states = condition.putArray("ruleStates");
    for (RuleRun run : rules) {
      ObjectNode latest =
          states.addObject().put("ruleName", run.rule()).putObject("latestExecution");
      boolean holds = run.status() == Status.Succeeded;
      latest.put("ruleExecutionId", run.id()).put("status", holds ? "Succeeded" : "Failed");
      latest.put("summary", run.summary()).put("lastStatusChange", AwsJson.time(at));
      run.errorCode()
          .ifPresent(
              code ->
                  latest.putObject("errorDetails").put("code", code).put("message", run.summary()));
    }
    return json;
  }
}
