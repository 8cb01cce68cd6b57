package io.pipewright.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.pipewright.problem.NearestMatch;
import io.pipewright.problem.ProblemCode;
import io.pipewright.problem.Problems;
import io.pipewright.problem.SourceLocation;
import io.pipewright.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says the errors of the JSON Schema validator in the words of the person who wrote the file. */
final class SchemaProblems {
  private final SchemaNode root;
  private final YamlValue tree;
  private final Problems problems;
  private final Pruning pruning;

  SchemaProblems(SchemaNode root, YamlValue tree, Problems problems, Pruning pruning) {
    this.root = root;
    this.tree = tree;
    this.problems = problems;
    this.pruning = pruning;
  }

  /** Says all errors; of a value of the wrong type only that it is. */
  void addAll(List<Error> errors) {
    Set<List<Object>> wrongTypes = new HashSet<>();
    for (Error error : errors) {
      if (error.getKeyword().equals("type")) {
        wrongTypes.add(steps(error.getInstanceLocation()));
      }
    }
    for (Error error : errors) {
      boolean isType = error.getKeyword().equals("type");
      if (isType || !wrongTypes.contains(steps(error.getInstanceLocation()))) {
        add(error);
      }
    }
  }

  private void add(Error error) {
    List<Object> steps = steps(error.getInstanceLocation());
    Site site = new Site(steps, root.find(steps), tree.find(steps).orElse(tree));
    switch (keyword(error)) {
      case "additionalProperties" -> unknownKey(site, error.getProperty());
      case "required" -> missingKey(site, error.getProperty());
      case "propertyNames" -> malformedKey(site, error.getProperty());
      case "type" -> wrongType(site);
      case "enum", "const" -> notAllowed(site);
      case "minimum", "maximum" -> outOfRange(site);
      case "minLength", "maxLength" ->
          count(site, ProblemCode.WRONG_LENGTH, "Length", "characters");
      case "minItems", "maxItems" -> count(site, ProblemCode.WRONG_COUNT, "Items", "entries");
      case "minProperties", "maxProperties" ->
          count(site, ProblemCode.WRONG_COUNT, "Properties", "keys");
      case "uniqueItems" -> repeated(site);
      default -> malformed(site);
    }
    prune(error, steps);
  }

  private void prune(Error error, List<Object> steps) {
    switch (keyword(error)) {
      case "additionalProperties" -> pruning.unknownKey(steps, error.getProperty());
      case "required", "propertyNames" -> pruning.member(steps, error.getProperty());
      default -> pruning.value(steps);
    }
  }

  // An error of a key's form is reported under 'propertyNames' or under the keyword below it.
  private static String keyword(Error error) {
    return error.getEvaluationPath().contains("propertyNames")
        ? "propertyNames"
        : error.getKeyword();
  }

  private void unknownKey(Site site, String key) {
    List<String> known = site.schema().keys();
    problems.add(
        ProblemCode.UNKNOWN_KEY,
        keyPlace(site, key),
        site.path(key),
        "there is no key '"
            + key
            + "'"
            + (site.steps().isEmpty() ? "" : " in '" + site.path() + "'"),
        key,
        known,
        NearestMatch.fix(key, known, "remove it, or use one of the allowed keys"));
  }

  private void missingKey(Site site, String key) {
    SchemaNode missing = site.schema().child(key);
    String example =
        missing
            .example()
            .map(text -> ", for example '" + key + ": " + text + "'")
            .or(
                () ->
                    missing.allowed().stream()
                        .findFirst()
                        .map(text -> ": '" + key + ": " + text + "'"))
            .orElse("");
    problems.add(
        ProblemCode.MISSING_KEY,
        site.value().at(),
        site.path(key),
        "the key '" + key + "' is missing",
        "",
        List.of(),
        "add '" + key + "'" + example);
  }

  private void malformedKey(Site site, String key) {
    problems.add(
        ProblemCode.MALFORMED,
        keyPlace(site, key),
        site.path(key),
        "'" + key + "' cannot be a key of '" + site.path() + "'",
        key,
        List.of(),
        site.schema().propertyNames().form());
  }

  private void wrongType(Site site) {
    String found = WrittenValue.describe(site.value());
    boolean empty = found.equals(WrittenValue.NOTHING);
    problems.add(
        ProblemCode.WRONG_TYPE,
        site.value().at(),
        site.path(),
        empty
            ? site.subject() + " has no value"
            : site.subject() + " has to be " + typeInWords(site.schema().type()),
        found,
        site.schema().allowed(),
        fixOfType(site, empty));
  }

  private static String fixOfType(Site site, boolean empty) {
    String type = site.schema().type();
    if (WrittenValue.isQuoted(site.value()) && (type.equals("integer") || type.equals("boolean"))) {
      return "write it without quotes";
    }
    String fix = "write " + typeInWords(type) + site.example();
    return empty && !site.steps().isEmpty() ? fix + ", or remove the key" : fix;
  }

  private static String typeInWords(String type) {
    return switch (type) {
      case "integer" -> "a whole number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "a mapping of keys to values";
      default -> "a text";
    };
  }

  private void notAllowed(Site site) {
    String found = WrittenValue.describe(site.value());
    List<String> allowed = site.schema().allowed();
    problems.add(
        ProblemCode.NOT_ALLOWED,
        site.value().at(),
        site.path(),
        site.subject() + " cannot be '" + found + "'",
        found,
        allowed,
        NearestMatch.fix(found, allowed, "use one of the allowed values"));
  }

  private void malformed(Site site) {
    String found = WrittenValue.describe(site.value());
    String form = site.schema().form();
    problems.add(
        ProblemCode.MALFORMED,
        site.value().at(),
        site.path(),
        site.subject() + " is malformed",
        found,
        List.of(),
        (form.isEmpty() ? "write " + typeInWords(site.schema().type()) : form) + site.example());
  }

  private void outOfRange(Site site) {
    String range = site.schema().text("minimum") + " to " + site.schema().text("maximum");
    problems.add(
        ProblemCode.OUT_OF_RANGE,
        site.value().at(),
        site.path(),
        site.subject() + " is out of range",
        WrittenValue.describe(site.value()),
        List.of(range),
        "use a whole number from " + range);
  }

  private void count(Site site, ProblemCode code, String keyword, String things) {
    String least = site.schema().text("min" + keyword);
    String most = site.schema().text("max" + keyword);
    String range =
        (least.isEmpty() ? "" : "at least " + least + (most.isEmpty() ? "" : " and "))
            + (most.isEmpty() ? "" : "at most " + most);
    problems.add(
        code,
        site.value().at(),
        site.path(),
        site.subject() + " has to have " + range + " " + things,
        WrittenValue.describe(site.value()),
        List.of(),
        "write " + range + " " + things + site.example());
  }

  private void repeated(Site site) {
    problems.add(
        ProblemCode.REPEATED_ENTRY,
        site.value().at(),
        site.path(),
        site.subject() + " holds the same entry twice",
        "",
        List.of(),
        "keep one of them");
  }

  private static SourceLocation keyPlace(Site site, String key) {
    if (site.value() instanceof YamlValue.Mapping mapping) {
      YamlValue.Member member = mapping.members().get(key);
      return member == null ? mapping.at() : member.keyAt();
    }
    return site.value().at();
  }

  private static List<Object> steps(NodePath path) {
    List<Object> steps = new ArrayList<>();
    for (int index = 0; index < path.getNameCount(); index++) {
      steps.add(path.getElement(index));
    }
    return steps;
  }

  /** The place of an error: its path, and what is said and what is written there. */
  private record Site(List<Object> steps, SchemaNode schema, YamlValue value) {
    String path() {
      return ValuePath.of(steps);
    }

    String path(String key) {
      return ValuePath.append(path(), key);
    }

    String subject() {
      return steps.isEmpty() ? "the file" : "'" + path() + "'";
    }

    String example() {
      return schema.example().map(text -> ", for example " + text).orElse("");
    }
  }
}
