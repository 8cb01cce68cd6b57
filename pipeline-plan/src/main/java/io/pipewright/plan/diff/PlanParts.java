package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.plan.diff.PlanChange.Area;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What this version of the program knows of a plan's members: a table. */
final class PlanParts {
  private static final Part GRANTS = new GrantPart();
  private static final Part SECRETS =
      new EntriesPart(
          name ->
              Label.of(
                  Area.PERMISSION,
                  "secret in " + name,
                  Judge.ofNew("the build reads a secret that it did not read before")));
  private static final Part PARAMETERS =
      new EntriesPart(
          name ->
              new Label(
                  Area.PARAMETER, "parameter " + name, ValueText::ofParameter, Judge.NOTHING));
  private static final Part BUILDSPEC =
      new ObjectPart(
          Map.of(
              "runtimeVersions",
              new EntriesPart(name -> Label.of(Area.IMAGE, "runtime " + name)),
              "secrets",
              SECRETS,
              "install",
              new CommandPart("install"),
              "build",
              new CommandPart("build"),
              "exportedVariables",
              value(Area.VARIABLE, "exported variables"),
              "artifactDirectory",
              value(Area.ACTION, "directory of the output"),
              "reports",
              new EntriesPart(name -> Label.of(Area.ACTION, "report " + name))));
  private static final Part PROJECT =
      new ObjectPart(
          Map.of(
              "id",
              value(Area.NAME, "project's id"),
              "name",
              value(Area.NAME, "project"),
              "description",
              value(Area.OTHER, "description"),
              "image",
              value(Area.IMAGE, "image"),
              "buildspec",
              BUILDSPEC,
              "environment",
              variables(),
              "timeoutMinutes",
              value(Area.ACTION, "time limit in minutes"),
              "cachePaths",
              value(Area.ACTION, "cached paths"),
              "grants",
              GRANTS));

  private PlanParts() {}

  /** A whole plan. */
  static Part plan(Safeguards safeguards) {
    return new ObjectPart(
        Map.ofEntries(
            Map.entry(
                "name",
                value(
                    Area.NAME,
                    "name",
                    Judge.ofChanged("it is another pipeline and another stack than before"))),
            Map.entry("team", value(Area.NAME, "team")),
            Map.entry("application", value(Area.NAME, "application")),
            Map.entry("repository", value(Area.NAME, "repository")),
            Map.entry("account", value(Area.NAME, "account")),
            Map.entry("region", value(Area.NAME, "region")),
            Map.entry("keyArn", value(Area.NAME, "key")),
            Map.entry("roleName", value(Area.NAME, "role")),
            Map.entry("roleGrants", GRANTS),
            Map.entry("components", new ListPart(new ComponentItem())),
            Map.entry("stages", new ListPart(new StageItem(safeguards))),
            Map.entry("tags", new EntriesPart(name -> Label.of(Area.OTHER, "tag " + name)))));
  }

  /**
   * An action that was there and is there.
   *
   * @param old the action as it was
   */
  static Part action(Safeguards safeguards, JsonNode old) {
    return new ObjectPart(
        Map.ofEntries(
            Map.entry("gate", gate(safeguards, old)),
            Map.entry("runOrder", value(Area.ACTION, "run order")),
            Map.entry("bucket", value(Area.ACTION, "bucket")),
            Map.entry("key", value(Area.ACTION, "key")),
            Map.entry("input", value(Area.ACTION, "input")),
            Map.entry("extraInputs", value(Area.ACTION, "further inputs")),
            Map.entry("inputs", value(Area.ACTION, "inputs")),
            Map.entry("output", value(Area.ACTION, "output")),
            Map.entry("namespace", value(Area.NAME, "namespace")),
            Map.entry("project", PROJECT),
            Map.entry("variables", variables()),
            Map.entry("message", value(Area.APPROVAL, "question")),
            Map.entry("environment", environment()),
            Map.entry("account", target("account")),
            Map.entry("region", target("region")),
            Map.entry("stackName", stack()),
            Map.entry("templateArtifact", value(Area.ACTION, "artefact with the template")),
            Map.entry("templatePath", value(Area.ACTION, "template")),
            Map.entry("parameters", PARAMETERS),
            Map.entry("deployRole", role("role of the deployment", safeguards)),
            Map.entry("executionRole", role("role of CloudFormation", safeguards))));
  }

  /** Reports of an action that came or went what a reviewer wants to know besides that it did. */
  static void details(
      Safeguards safeguards, Place place, JsonNode before, JsonNode after, Changes changes) {
    Map<String, Part> details = new LinkedHashMap<>();
    details.put("/parameters", PARAMETERS);
    details.put("/deployRole", role("role of the deployment", safeguards));
    details.put("/executionRole", role("role of CloudFormation", safeguards));
    details.put("/project/grants", GRANTS);
    details.put("/project/buildspec/secrets", SECRETS);
    details.forEach(
        (path, part) -> {
          JsonNode old = before.at(path);
          JsonNode young = after.at(path);
          if (old.isValueNode() || young.isValueNode() || old.size() + young.size() > 0) {
            part.compare(place, path.substring(1).replace('/', '.'), old, young, changes);
          }
        });
  }

  private static Part variables() {
    return new EntriesPart(
        name -> Label.of(Area.VARIABLE, "variable " + name, Threshold.judge(name)));
  }

  private static Part gate(Safeguards safeguards, JsonNode old) {
    return value(
        Area.GATE,
        "gate",
        (place, before, after) ->
            before.isMissingNode() ? Optional.empty() : safeguards.withoutGate(place, old));
  }

  private static Part environment() {
    return value(
        Area.ACTION, "environment", Judge.ofChanged("it is about another environment than before"));
  }

  private static Part target(String word) {
    return value(Area.ACTION, word, Judge.ofChanged("it deploys to another " + word));
  }

  private static Part stack() {
    return value(
        Area.NAME,
        "stack",
        Judge.ofChanged("a new stack is made; the old one stays with what it holds"));
  }

  private static Part role(String words, Safeguards safeguards) {
    return value(Area.PERMISSION, words, (place, before, after) -> safeguards.role(before, after));
  }

  private static Part value(Area area, String words) {
    return Part.value(Label.of(area, words));
  }

  private static Part value(Area area, String words, Judge judge) {
    return Part.value(Label.of(area, words, judge));
  }
}
