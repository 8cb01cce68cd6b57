package io.pipewright.localcloud.codepipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.process.AwsJson;
import io.pipewright.localcloud.server.AwsError;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What CloudFormation checks of a template before it makes anything, as far as it can be known
 * without the account.
 */
final class TemplateCheck {
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([^!}][^}]*)}");

  private final JsonNode template;
  private final Set<String> names = new HashSet<>();

  private TemplateCheck(JsonNode template) {
    this.template = template;
    template.path("Parameters").fieldNames().forEachRemaining(names::add);
    template.path("Resources").fieldNames().forEachRemaining(names::add);
  }

  /**
   * Checks a template and the parameters that are given to it.
   *
   * @throws AwsError {@code ValidationError} that names what is wrong
   */
  static void check(JsonNode template, Map<String, String> given) {
    TemplateCheck check = new TemplateCheck(template);
    check.checkResources();
    check.checkReferences(template.path("Resources"), "Resources");
    check.checkReferences(template.path("Outputs"), "Outputs");
    check.checkReferences(template.path("Conditions"), "Conditions");
    check.checkParameters(given);
  }

  private void checkResources() {
    JsonNode resources = template.path("Resources");
    if (!resources.isObject() || resources.isEmpty()) {
      throw error("Template format error: at least one Resources member must be defined");
    }
    resources
        .properties()
        .forEach(
            entry -> {
              if (!entry.getValue().path("Type").isTextual()) {
                throw error("Template format error: Resources." + entry.getKey() + " has no Type");
              }
            });
  }

  private void checkReferences(JsonNode node, String where) {
    if (node.isObject()) {
      if (node.size() == 1 && node.path("Ref").isTextual()) {
        checkName(node.path("Ref").asText(), where);
      }
      if (node.size() == 1 && node.path("Fn::GetAtt").isArray()) {
        checkName(node.path("Fn::GetAtt").path(0).asText(), where);
      }
      if (node.size() == 1 && node.has("Fn::Sub")) {
        checkSubstitutions(node.path("Fn::Sub"), where);
      }
      node.properties()
          .forEach(entry -> checkReferences(entry.getValue(), where + "." + entry.getKey()));
    } else if (node.isArray()) {
      node.forEach(element -> checkReferences(element, where));
    }
  }

  private void checkSubstitutions(JsonNode sub, String where) {
    String text = sub.isArray() ? sub.path(0).asText() : sub.asText();
    Matcher matcher = SUBSTITUTION.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1).split("\\.", 2)[0];
      if (!sub.path(1).has(name)) {
        checkName(name, where);
      }
    }
  }

  private void checkName(String name, String where) {
    if (!name.startsWith("AWS::") && !names.contains(name)) {
      throw error(
          "Template format error: unresolved reference to '"
              + name
              + "' in "
              + where
              + "; known are "
              + new TreeSet<>(names));
    }
  }

  private void checkParameters(Map<String, String> given) {
    JsonNode declared = template.path("Parameters");
    for (String name : given.keySet()) {
      if (!declared.has(name)) {
        Set<String> known = new TreeSet<>();
        declared.fieldNames().forEachRemaining(known::add);
        throw error("Parameters: [" + name + "] do not exist in the template; it has " + known);
      }
    }
    declared
        .properties()
        .forEach(
            entry -> {
              JsonNode standard = entry.getValue().path("Default");
              String value = given.get(entry.getKey());
              if (value == null && standard.isMissingNode()) {
                throw error("Parameters: [" + entry.getKey() + "] must have values");
              }
              checkAllowed(
                  entry.getKey(), value == null ? standard.asText() : value, entry.getValue());
            });
  }

  private static void checkAllowed(String name, String value, JsonNode declaration) {
    List<String> allowed = AwsJson.texts(declaration.path("AllowedValues"));
    if (!allowed.isEmpty() && !allowed.contains(value)) {
      throw error("Parameter '" + name + "' must be one of " + allowed + ", it is '" + value + "'");
    }
    JsonNode pattern = declaration.path("AllowedPattern");
    if (pattern.isTextual() && !value.matches(pattern.asText())) {
      throw error(
          "Parameter '" + name + "' must match " + pattern.asText() + ", it is '" + value + "'");
    }
  }

  private static AwsError error(String message) {
    return new AwsError(400, "ValidationError", message);
  }
}
