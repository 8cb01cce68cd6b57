package io.pipewright.generator.template;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.pipewright.plan.ComponentPlan;
import io.pipewright.plan.PipelinePlan;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.codepipeline.Condition;
import software.amazon.awscdk.services.codepipeline.Conditions;
import software.amazon.awscdk.services.codepipeline.Result;
import software.amazon.awscdk.services.codepipeline.Rule;
import software.amazon.awscdk.services.codepipeline.Variable;

/**
 * How CodePipeline skips the stages of a component that has not changed. Every stage of it has the
 * same rule, its gates' as its deployments': whatever is not judged is not deployed either.
 */
final class ComponentRules {
  private ComponentRules() {}

  /** The pipeline's variables; their defaults run everything. */
  static List<Variable> variables(PipelinePlan plan) {
    return plan.components().stream().flatMap(ComponentRules::variables).toList();
  }

  private static Stream<Variable> variables(ComponentPlan component) {
    return Stream.of(
        Variable.Builder.create()
            .variableName(component.variable())
            .description("Whether " + component.directory() + " changed since it was last released")
            .defaultValue(ComponentPlan.CHANGED)
            .build(),
        Variable.Builder.create()
            .variableName(component.contentVariable())
            .description("Fingerprint of what " + component.name() + " is made of")
            .defaultValue(ComponentPlan.NO_CONTENT)
            .build());
  }

  /** Enters a stage only if its component has changed. */
  static Conditions entry(String component) {
    return Conditions.builder()
        .conditions(
            List.of(
                Condition.builder()
                    .result(Result.SKIP)
                    .rules(List.of(hasChanged(component)))
                    .build()))
        .build();
  }

  private static Rule hasChanged(String component) {
    return Rule.Builder.create()
        .name("Changed")
        .provider("VariableCheck")
        .version("1")
        .configuration(
            JsonNodeFactory.instance
                .objectNode()
                .put("Variable", "#{variables." + component + "}")
                .put("Value", ComponentPlan.CHANGED)
                .put("Operator", "EQ"))
        .build();
  }
}
