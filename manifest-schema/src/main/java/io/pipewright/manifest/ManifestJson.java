package io.pipewright.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes records of a manifest's values. What is incomplete, as in a faulty manifest, is left out.
 */
final class ManifestJson {
  private ManifestJson() {}

  static Manifest manifest(JsonNode json) {
    return new Manifest(
        text(json.path("application")),
        text(json.path("team")),
        components(json),
        texts(json.path("notify").path("email")));
  }

  private static List<Component> components(JsonNode json) {
    if (!json.has(Component.KEY)) {
      return List.of(component(Optional.empty(), "", json));
    }
    List<Component> components = new ArrayList<>();
    json.path(Component.KEY)
        .properties()
        .forEach(
            member ->
                text(member.getValue().path("directory"))
                    .ifPresent(
                        directory ->
                            components.add(
                                component(
                                    Optional.of(member.getKey()), directory, member.getValue()))));
    return components;
  }

  private static Component component(Optional<String> name, String directory, JsonNode json) {
    JsonNode coverage = json.path("test").path("coverage");
    return new Component(
        name,
        directory,
        texts(json.path("uses")),
        text(json.path("language")),
        text(json.path("runtime")),
        text(json.path("build").path("tool")),
        coverage.isNumber() ? Optional.of(coverage.asInt()) : Optional.empty(),
        text(json.path("scan").path("failOn")).map(Severity::parse),
        text(json.path("artifact")),
        deployments(json.path("deploy")));
  }

  private static List<Deployment> deployments(JsonNode json) {
    List<Deployment> deployments = new ArrayList<>();
    for (int index = 0; index < json.size(); index++) {
      Optional<String> environment = text(json.path(index).path("environment"));
      JsonNode target = json.path(index).path("target").path("cloudformation");
      Optional<String> template = text(target.path("template"));
      if (environment.isPresent() && template.isPresent()) {
        deployments.add(
            new Deployment(
                index,
                environment.get(),
                new CloudFormationTarget(template.get(), parameters(target.path("parameters")))));
      }
    }
    return deployments;
  }

  private static Map<String, String> parameters(JsonNode json) {
    Map<String, String> parameters = new LinkedHashMap<>();
    json.properties()
        .forEach(
            parameter ->
                text(parameter.getValue())
                    .ifPresent(value -> parameters.put(parameter.getKey(), value)));
    return parameters;
  }

  private static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    json.forEach(item -> text(item).ifPresent(texts::add));
    return texts;
  }

  private static Optional<String> text(JsonNode json) {
    return json.isTextual() ? Optional.of(json.asText()) : Optional.empty();
  }
}
