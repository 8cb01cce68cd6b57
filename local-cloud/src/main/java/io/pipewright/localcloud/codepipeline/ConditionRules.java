package io.pipewright.localcloud.codepipeline;

import io.pipewright.localcloud.codepipeline.PipelineDefinition.BeforeEntry;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Condition;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Rule;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules for conditions of a stage. Source: "Configure conditions for a stage", "Condition" and
 * "RuleDeclaration" of the API reference. Only what runs here passes: skipping a stage by the value
 * of a variable.
 */
final class ConditionRules {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.@\\-_]{1,100}");
  private static final int MOST_RULES = 5;

  private final List<String> problems = new ArrayList<>();

  private ConditionRules() {}

  /** What is wrong with the conditions of these stages; empty if nothing is. */
  static List<String> problems(List<Stage> stages) {
    ConditionRules rules = new ConditionRules();
    for (Stage stage : stages) {
      String where = "stage '" + stage.name() + "': BeforeEntry";
      boolean first = stage.equals(stages.get(0));
      stage.beforeEntry().ifPresent(entry -> rules.checkEntry(entry, first, where));
    }
    return List.copyOf(rules.problems);
  }

  private void checkEntry(BeforeEntry entry, boolean first, String where) {
    check(!first, where + " cannot be on the first stage");
    int conditions = entry.conditions().size();
    check(conditions == 1, where + " has " + conditions + " conditions, allowed is 1");
    entry.conditions().forEach(condition -> checkCondition(condition, where));
  }

  private void checkCondition(Condition condition, String where) {
    check(
        condition.result().equals("SKIP"),
        where + ": Result is '" + condition.result() + "', allowed here is SKIP");
    int rules = condition.rules().size();
    check(
        rules >= 1 && rules <= MOST_RULES,
        where + ": a condition has " + rules + " rules, allowed are 1 to 5");
    Set<String> names = new HashSet<>();
    for (Rule rule : condition.rules()) {
      String at = where + ": rule '" + rule.name() + "': ";
      check(NAME.matcher(rule.name()).matches(), at + "the name must match " + NAME);
      check(names.add(rule.name()), at + "the name is there twice");
      if (rule.type().equals(VariableCheck.TYPE)) {
        VariableCheck.problems(rule.configuration()).forEach(text -> problems.add(at + text));
      } else {
        problems.add(
            at + "type " + rule.type() + " does not exist here, allowed is " + VariableCheck.TYPE);
      }
    }
  }

  private void check(boolean condition, String problem) {
    if (!condition) {
      problems.add(problem);
    }
  }
}
