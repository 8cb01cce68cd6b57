package io.pipewright.localcloud.cloudformation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.cloudformation.Template.DeletionPolicy;
import io.pipewright.localcloud.cloudformation.Template.OutputDeclaration;
import io.pipewright.localcloud.cloudformation.Template.ResourceDeclaration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Reads a template in JSON. A section, an attribute or a resource type that is not known here is an
 * error. Templates in YAML are not read.
 */
final class TemplateReader {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]{1,255}");
  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Description",
          "Metadata",
          "Parameters",
          "Conditions",
          "Resources",
          "Outputs");
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "Type",
          "Properties",
          "DependsOn",
          "Metadata",
          "Condition",
          "DeletionPolicy",
          "UpdateReplacePolicy");
  private static final Set<String> OUTPUT_ELEMENTS =
      Set.of("Value", "Description", "Condition", "Export");

  private final ResourceTypes types;

  TemplateReader(ResourceTypes types) {
    this.types = types;
  }

  /**
   * Reads a template.
   *
   * @throws io.pipewright.localcloud.server.AwsError {@code ValidationError}
   */
  Template read(String text) {
    JsonNode root = parse(text);
    refuseOthers("the template", root, SECTIONS);
    Map<String, ResourceDeclaration> resources =
        section(root, "Resources", TemplateReader::resource);
    if (resources.isEmpty()) {
      throw StackErrors.template("At least one Resources member must be defined.");
    }
    List<String> unknown =
        resources.values().stream()
            .map(ResourceDeclaration::type)
            .filter(type -> types.find(type).isEmpty())
            .distinct()
            .sorted()
            .toList();
    if (!unknown.isEmpty()) {
      throw StackErrors.template("Unrecognized resource types: " + unknown);
    }
    Template template =
        new Template(
            text,
            text(root.path("Description")),
            section(root, "Parameters", ParameterDeclaration::read),
            section(root, "Conditions", (name, node) -> node),
            resources,
            section(root, "Outputs", TemplateReader::output));
    References.check(template);
    return template;
  }

  private static JsonNode parse(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      if (root.isObject()) {
        return root;
      }
      throw StackErrors.template("unsupported structure.");
    } catch (JsonProcessingException e) {
      throw StackErrors.template("JSON not well-formed. " + e.getOriginalMessage());
    }
  }

  private static ResourceDeclaration resource(String name, JsonNode node) {
    refuseOthers("the resource " + name, node, ATTRIBUTES);
    JsonNode properties = node.path("Properties");
    if (!properties.isMissingNode() && !properties.isObject()) {
      throw StackErrors.template("the Properties of " + name + " must be an object");
    }
    return new ResourceDeclaration(
        name,
        node.path("Type").asText(),
        properties.isObject() ? (ObjectNode) properties : JSON.createObjectNode(),
        dependsOn(node.path("DependsOn")),
        text(node.path("Condition")),
        deletion(name, node.path("DeletionPolicy").asText("Delete")));
  }

  private static List<String> dependsOn(JsonNode node) {
    return node.isTextual()
        ? List.of(node.asText())
        : StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static DeletionPolicy deletion(String name, String policy) {
    return switch (policy) {
      case "Delete" -> DeletionPolicy.DELETE;
      case "Retain" -> DeletionPolicy.RETAIN;
      case "RetainExceptOnCreate" -> DeletionPolicy.RETAIN_EXCEPT_ON_CREATE;
      default ->
          throw StackErrors.template(
              "the DeletionPolicy of "
                  + name
                  + " is '"
                  + policy
                  + "', known here are Delete, Retain and RetainExceptOnCreate");
    };
  }

  private static OutputDeclaration output(String name, JsonNode node) {
    refuseOthers("the output " + name, node, OUTPUT_ELEMENTS);
    if (!node.has("Value")) {
      throw StackErrors.template("the output " + name + " has no Value");
    }
    return new OutputDeclaration(
        node.path("Value"), text(node.path("Description")), text(node.path("Condition")));
  }

  private static <T> Map<String, T> section(
      JsonNode root, String section, BiFunction<String, JsonNode, T> reader) {
    Map<String, T> read = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.path(section).properties()) {
      if (!NAME.matcher(entry.getKey()).matches()) {
        throw StackErrors.template(section + " name '" + entry.getKey() + "' is non alphanumeric.");
      }
      read.put(entry.getKey(), reader.apply(entry.getKey(), entry.getValue()));
    }
    return read;
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }

  private static void refuseOthers(String where, JsonNode node, Set<String> known) {
    for (Map.Entry<String, JsonNode> element : node.properties()) {
      if (!known.contains(element.getKey())) {
        throw StackErrors.template(
            where + " has '" + element.getKey() + "', which is not known here");
      }
    }
  }
}
