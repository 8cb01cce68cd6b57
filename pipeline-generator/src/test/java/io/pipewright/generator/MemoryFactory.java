package io.pipewright.generator;

import io.pipewright.bitbucket.BuildStatus;
import io.pipewright.generation.StoredObject;
import io.pipewright.generator.deployment.ForeignStackException;
import io.pipewright.generator.deployment.StackChange;
import io.pipewright.generator.start.Execution;
import io.pipewright.generator.surroundings.SurroundingsException;
import io.pipewright.generator.template.RenderedTemplate;
import io.pipewright.plan.PipelinePlan;
import io.pipewright.plan.PlanJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything around the generator, in memory, with the same promises as the real adapters. */
final class MemoryFactory {
  final Map<StoredObject, String> objects = new HashMap<>();
  final Map<String, RenderedTemplate> stacks = new LinkedHashMap<>();
  final List<String> executions = new ArrayList<>();
  final List<BuildStatus> statuses = new ArrayList<>();
  final Map<String, String> owners = new HashMap<>();

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

  StackChange deploy(RenderedTemplate template) {
    String owner = owners.get(template.stackName());
    if (owner != null) {
      throw new ForeignStackException(template.stackName(), owner);
    }
    RenderedTemplate before = stacks.put(template.stackName(), template);
    if (before == null) {
      return StackChange.CREATED;
    }
    return before.equals(template) ? StackChange.UNCHANGED : StackChange.UPDATED;
  }

  Execution ensure(String pipeline, StoredObject source) {
    String execution = pipeline + "@" + source.versionId();
    boolean isNew = !executions.contains(execution);
    if (isNew) {
      executions.add(execution);
    }
    return new Execution(execution, isNew);
  }
}
