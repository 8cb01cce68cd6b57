package io.pipewright.localcloud.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.cloudformation.Template.ResourceDeclaration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a part of a template refers to, and the order that follows. */
final class References {
  /**
   * A placeholder of {@code Fn::Sub}: {@code ${Name}}, {@code ${Name.Attribute}}, {@code ${!x}}.
   */
  static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

  private References() {}

  /** The names that a value refers to: resources, parameters and pseudo parameters. */
  static Set<String> in(JsonNode node) {
    Set<String> names = new LinkedHashSet<>();
    collect(node, names);
    return names;
  }

  private static void collect(JsonNode node, Set<String> names) {
    if (node.isObject() && node.size() == 1) {
      Map.Entry<String, JsonNode> only = node.properties().iterator().next();
      switch (only.getKey()) {
        case "Ref" -> names.add(only.getValue().asText());
        case "Fn::GetAtt" -> names.add(attributeOf(only.getValue()).get(0));
        case "Fn::Sub" -> collectPlaceholders(only.getValue(), names);
        default -> {}
      }
    }
    node.forEach(child -> collect(child, names));
  }

  private static void collectPlaceholders(JsonNode sub, Set<String> names) {
    JsonNode own = sub.isArray() ? sub.path(1) : sub;
    Matcher matcher = PLACEHOLDER.matcher(sub.isArray() ? sub.path(0).asText() : sub.asText());
    while (matcher.find()) {
      String name = matcher.group(1).strip();
      if (!name.startsWith("!") && !own.has(name)) {
        names.add(name.split("\\.", 2)[0]);
      }
    }
  }

  /** Resource and attribute of a {@code Fn::GetAtt}, in both of its forms. */
  static List<String> attributeOf(JsonNode node) {
    if (node.isTextual() && node.asText().contains(".")) {
      return List.of(node.asText().split("\\.", 2));
    }
    if (node.isArray()
        && node.size() == 2
        && node.path(0).isTextual()
        && node.path(1).isTextual()) {
      return List.of(node.path(0).asText(), node.path(1).asText());
    }
    throw StackErrors.template("Fn::GetAtt needs a resource and an attribute, not " + node);
  }

  /**
   * Checks that everything that is referred to exists and that there is an order.
   *
   * @throws io.pipewright.localcloud.server.AwsError {@code ValidationError}
   */
  static void check(Template template) {
    Set<String> missing = new TreeSet<>();
    for (ResourceDeclaration resource : template.resources().values()) {
      Set<String> names = in(resource.properties());
      names.addAll(resource.dependsOn());
      names.stream().filter(name -> !exists(template, name)).forEach(missing::add);
      resource
          .condition()
          .filter(name -> !template.conditions().containsKey(name))
          .ifPresent(missing::add);
    }
    template.outputs().values().stream()
        .flatMap(output -> in(output.value()).stream())
        .filter(name -> !exists(template, name))
        .forEach(missing::add);
    if (!missing.isEmpty()) {
      throw StackErrors.template(
          "Unresolved resource dependencies "
              + missing
              + " in the Resources block of the template");
    }
    order(template);
  }

  private static boolean exists(Template template, String name) {
    return name.startsWith("AWS::")
        || template.resources().containsKey(name)
        || template.parameters().containsKey(name);
  }

  /** The resources so that each comes after what it refers to. */
  static List<ResourceDeclaration> order(Template template) {
    List<ResourceDeclaration> ordered = new ArrayList<>();
    Set<String> done = new LinkedHashSet<>();
    Set<ResourceDeclaration> open = new LinkedHashSet<>(template.resources().values());
    while (!open.isEmpty()) {
      List<ResourceDeclaration> ready =
          open.stream().filter(it -> done.containsAll(needs(template, it))).toList();
      if (ready.isEmpty()) {
        throw StackErrors.validation(
            "Circular dependency between resources: "
                + open.stream().map(ResourceDeclaration::logicalId).sorted().toList());
      }
      ordered.addAll(ready);
      ready.forEach(it -> done.add(it.logicalId()));
      ready.forEach(open::remove);
    }
    return ordered;
  }

  private static Set<String> needs(Template template, ResourceDeclaration resource) {
    Set<String> needs = in(resource.properties());
    needs.addAll(resource.dependsOn());
    needs.retainAll(template.resources().keySet());
    return needs;
  }
}
