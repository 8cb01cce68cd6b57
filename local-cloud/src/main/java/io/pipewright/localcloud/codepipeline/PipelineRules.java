package io.pipewright.localcloud.codepipeline;

import io.pipewright.localcloud.codepipeline.PipelineDefinition.Action;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The rules that CodePipeline holds a structure to. Source: "Pipeline structure reference" and
 * quotas.
 */
final class PipelineRules {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.@\\-_]{1,100}");
  private static final Pattern ARTIFACT = Pattern.compile("[A-Za-z0-9_\\-]{1,100}");
  private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9@\\-_]{1,100}");
  private static final int LONGEST_VALUE = 1000;
  private static final int MOST_STAGES = 50;
  private static final int MOST_ACTIONS = 50;
  private static final int MOST_ACTIONS_IN_PIPELINE = 500;
  private static final int LAST_RUN_ORDER = 999;
  private static final int MINIMUM_STAGES = 2;
  private static final Map<String, Set<String>> CONFIGURATION =
      Map.of(
          "Source/AWS/S3/1",
          Set.of("S3Bucket", "S3ObjectKey", "PollForSourceChanges", "AllowOverrideForS3ObjectKey"),
          "Build/AWS/CodeBuild/1",
          Set.of("ProjectName", "PrimarySource", "EnvironmentVariables"),
          "Test/AWS/CodeBuild/1",
          Set.of("ProjectName", "PrimarySource", "EnvironmentVariables"),
          "Approval/AWS/Manual/1",
          Set.of("CustomData", "ExternalEntityLink"),
          "Deploy/AWS/CloudFormation/1",
          Set.of(
              "ActionMode",
              "StackName",
              "TemplatePath",
              "ParameterOverrides",
              "Capabilities",
              "RoleArn"));
  private static final Map<String, Set<String>> REQUIRED =
      Map.of(
          "Source/AWS/S3/1", Set.of("S3Bucket", "S3ObjectKey"),
          "Build/AWS/CodeBuild/1", Set.of("ProjectName"),
          "Test/AWS/CodeBuild/1", Set.of("ProjectName"),
          "Deploy/AWS/CloudFormation/1", Set.of("ActionMode", "StackName", "TemplatePath"));

  private final PipelineDefinition pipeline;
  private final Predicate<String> projectExists;
  private final List<String> problems = new ArrayList<>();

  private PipelineRules(PipelineDefinition pipeline, Predicate<String> projectExists) {
    this.pipeline = pipeline;
    this.projectExists = projectExists;
  }

  /** What is wrong with a pipeline; empty if nothing is. */
  static List<String> problems(PipelineDefinition pipeline, Predicate<String> projectExists) {
    PipelineRules rules = new PipelineRules(pipeline, projectExists);
    rules.checkPipeline();
    rules.checkStages();
    rules.checkArtifacts();
    rules.problems.addAll(PipelineVariables.problems(pipeline.variables()));
    rules.problems.addAll(ConditionRules.problems(pipeline.stages()));
    return List.copyOf(rules.problems);
  }

  private void checkPipeline() {
    check(NAME.matcher(pipeline.name()).matches(), "pipeline name '" + pipeline.name() + "'");
    check(!pipeline.roleArn().isEmpty(), "RoleArn is required");
    int stages = pipeline.stages().size();
    check(stages >= MINIMUM_STAGES, "a pipeline needs at least two stages, this has " + stages);
    check(stages <= MOST_STAGES, "a pipeline has at most 50 stages, this has " + stages);
    int actions = pipeline.stages().stream().mapToInt(stage -> stage.actions().size()).sum();
    check(actions <= MOST_ACTIONS_IN_PIPELINE, "a pipeline has at most 500 actions");
  }

  private void checkStages() {
    Set<String> stages = new HashSet<>();
    Set<String> namespaces = new HashSet<>(Set.of("codepipeline", "variables"));
    for (Stage stage : pipeline.stages()) {
      check(NAME.matcher(stage.name()).matches(), "stage name '" + stage.name() + "'");
      check(stages.add(stage.name()), "two stages are named '" + stage.name() + "'");
      int count = stage.actions().size();
      check(
          count >= 1 && count <= MOST_ACTIONS,
          "stage '" + stage.name() + "' has " + count + " actions, allowed are 1 to 50");
      checkActions(stage, stage.equals(pipeline.stages().get(0)), namespaces);
    }
  }

  private void checkActions(Stage stage, boolean first, Set<String> namespaces) {
    Set<String> names = new HashSet<>();
    for (Action action : stage.actions()) {
      String where = "action '" + stage.name() + "/" + action.name() + "': ";
      check(names.add(action.name()), where + "the name is there twice");
      check(
          action.type().category().equals("Source") == first,
          where + "Source actions, and only those, belong in the first stage");
      action
          .namespace()
          .ifPresent(
              name -> {
                check(NAMESPACE.matcher(name).matches(), where + "namespace '" + name + "'");
                check(namespaces.add(name), where + "namespace '" + name + "' is taken");
              });
      checkAction(action, where);
    }
  }

  private void checkAction(Action action, String where) {
    check(NAME.matcher(action.name()).matches(), where + "the name must match " + NAME);
    check(
        action.runOrder() >= 1 && action.runOrder() <= LAST_RUN_ORDER,
        where + "RunOrder is " + action.runOrder() + ", allowed are 1 to 999");
    Set<String> known = CONFIGURATION.get(action.type().toString());
    if (known == null) {
      problems.add(where + "type " + action.type() + " does not exist here");
      return;
    }
    for (Map.Entry<String, String> entry : action.configuration().entrySet()) {
      String at = where + "Configuration." + entry.getKey();
      check(known.contains(entry.getKey()), at + " is not known here, allowed are " + known);
      int length = entry.getValue().length();
      check(
          length >= 1 && length <= LONGEST_VALUE,
          at + " has " + length + " characters, allowed are 1 to 1000");
    }
    for (String required : REQUIRED.getOrDefault(action.type().toString(), Set.of())) {
      check(
          action.configuration().containsKey(required),
          where + "Configuration." + required + " is required");
    }
    checkProvider(action, where);
  }

  private void checkProvider(Action action, String where) {
    Map<String, String> configuration = action.configuration();
    String provider = action.type().provider();
    if (provider.equals("CodeBuild")) {
      String project = configuration.getOrDefault("ProjectName", "");
      check(projectExists.test(project), where + "there is no CodeBuild project '" + project + "'");
      check(!action.inputs().isEmpty(), where + "an input artifact is required");
      check(
          action.inputs().size() <= 1
              || action.inputs().contains(configuration.getOrDefault("PrimarySource", "")),
          where + "with several inputs, PrimarySource must name one of them");
    }
    if (provider.equals("S3")) {
      check(action.outputs().size() == 1, where + "exactly one output artifact is required");
      check(
          !configuration.getOrDefault("PollForSourceChanges", "false").equals("true"),
          where + "nothing polls here: set PollForSourceChanges to false");
      check(
          !configuration.getOrDefault("AllowOverrideForS3ObjectKey", "false").equals("true"),
          where + "the object key cannot be overridden here");
    }
    if (provider.equals("CloudFormation")) {
      check(
          configuration.getOrDefault("ActionMode", "").equals("CREATE_UPDATE"),
          where + "ActionMode must be CREATE_UPDATE here");
    }
    check(
        !provider.equals("Manual") || (action.inputs().isEmpty() && action.outputs().isEmpty()),
        where + "an approval has no artifacts");
  }

  /** An input must come from an earlier stage, or from an earlier run order of its own. */
  private void checkArtifacts() {
    Set<String> produced = new HashSet<>();
    for (Stage stage : pipeline.stages()) {
      List<Integer> orders =
          stage.actions().stream().map(Action::runOrder).distinct().sorted().toList();
      for (int order : orders) {
        List<Action> together =
            stage.actions().stream().filter(one -> one.runOrder() == order).toList();
        for (Action action : together) {
          for (String input : action.inputs()) {
            check(
                produced.contains(input),
                "action '"
                    + (stage.name() + "/" + action.name())
                    + ("': no earlier action makes the input artifact '" + input + "'"));
          }
        }
        for (Action action : together) {
          for (String output : action.outputs()) {
            check(ARTIFACT.matcher(output).matches(), "artifact name '" + output + "'");
            check(produced.add(output), "two actions make the artifact '" + output + "'");
          }
        }
      }
    }
  }

  private void check(boolean condition, String problem) {
    if (!condition) {
      problems.add(problem);
    }
  }
}
