package io.pipewright.generator;

import io.pipewright.bitbucket.BuildStatus;
import io.pipewright.generation.GenerationRequest;
import io.pipewright.generation.StoredObject;
import io.pipewright.generator.deployment.ForeignStackException;
import io.pipewright.generator.deployment.StackChange;
import io.pipewright.generator.progress.RightOfWay;
import io.pipewright.generator.start.Execution;
import io.pipewright.generator.start.ExecutionStarter;
import io.pipewright.generator.storage.MemorySourceReader;
import io.pipewright.generator.surroundings.SurroundingsException;
import io.pipewright.generator.template.RenderedTemplate;
import io.pipewright.ledger.InMemoryLedger;
import io.pipewright.plan.PipelinePlan;
import io.pipewright.plan.PlanJson;
import io.pipewright.repository.CommitHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything around the generator, in memory, with the same promises as the real adapters. */
public final class MemoryFactory implements ExecutionStarter {
  final Map<StoredObject, String> objects = new HashMap<>();
  final Map<String, RenderedTemplate> stacks = new LinkedHashMap<>();
  final List<String> executions = new ArrayList<>();
  final Map<String, Map<String, String>> variables = new HashMap<>();
  final Set<String> succeeded = new HashSet<>();
  final MemorySourceReader sources = new MemorySourceReader();
  final Map<String, String> plans = new LinkedHashMap<>();
  boolean keepsPlans = true;
  final List<BuildStatus> statuses = new ArrayList<>();
  final InMemoryLedger ledger = new InMemoryLedger();

  byte[] read(StoredObject object) {
    String text = objects.get(object);
    if (text == null) {
      throw new SurroundingsException("cannot read " + object.key());
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The plan's JSON stands for its template: equal plans, equal templates. */
  static RenderedTemplate render(PipelinePlan plan) {
    return new RenderedTemplate(PlanJson.write(plan), plan.name(), plan.tags());
  }

  public StackChange deploy(RenderedTemplate template, RightOfWay right) {
    right.confirm();
    RenderedTemplate before = stacks.get(template.stackName());
    if (before != null && !owner(before).equals(owner(template))) {
      throw new ForeignStackException(template.stackName(), owner(before));
    }
    stacks.put(template.stackName(), template);
    if (before == null) {
      return StackChange.CREATED;
    }
    return before.equals(template) ? StackChange.UNCHANGED : StackChange.UPDATED;
  }

  /** The newest plan of each repository, with the commit that it is from. */
  void keep(GenerationRequest request, PipelinePlan plan) {
    if (!keepsPlans) {
      throw new SurroundingsException("cannot store the plan of " + plan.name());
    }
    plans.put(request.repository().toString(), request.commit() + "\n" + PlanJson.write(plan));
  }

  private static String owner(RenderedTemplate template) {
    return template.tags().getOrDefault("repository", "");
  }

  @Override
  public Optional<Execution> overtaken(String pipeline, StoredObject source) {
    int at = executions.indexOf(pipeline + "@" + source.versionId());
    return at >= 0 && at < executions.size() - 1
        ? Optional.of(new Execution(executions.get(at), false))
        : Optional.empty();
  }

  @Override
  public Execution ensure(
      String pipeline,
      StoredObject source,
      CommitHash commit,
      boolean isNew,
      Map<String, String> variables) {
    String execution = pipeline + "@" + source.versionId();
    boolean isStartedHere = !executions.contains(execution);
    if (isStartedHere) {
      executions.add(execution);
      this.variables.put(execution, Map.copyOf(variables));
    }
    return new Execution(execution, isStartedHere);
  }

  @Override
  public List<Map<String, String>> variablesSinceSuccess(String pipeline) {
    List<String> newestFirst =
        new ArrayList<>(
            executions.stream().filter(name -> name.startsWith(pipeline + "@")).toList());
    Collections.reverse(newestFirst);
    List<Map<String, String>> since = new ArrayList<>();
    for (String execution : newestFirst) {
      since.add(variables.getOrDefault(execution, Map.of()));
      if (succeeded.contains(execution)) {
        return since;
      }
    }
    return List.of();
  }
}
