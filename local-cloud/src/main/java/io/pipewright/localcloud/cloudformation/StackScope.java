package io.pipewright.localcloud.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.pipewright.localcloud.cloudformation.Template.ResourceDeclaration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the functions of one stack's template see: its parameters, the pseudo parameters, and the
 * resources that exist so far.
 */
final class StackScope implements Scope {
  private final Pseudo pseudo;
  private final Submission submission;
  private final Map<String, StackResource> resources;
  private final Optional<String> unknown;
  private final Conditions conditions;

  /**
   * The stack's place.
   *
   * @param account twelve digits
   * @param region for example {@code eu-west-1}
   * @param stackName its name
   * @param stackId its ARN
   */
  record Pseudo(String account, String region, String stackName, String stackId) {}

  /**
   * A scope.
   *
   * @param resources looked up when asked, so it may grow
   * @param unknown what a resource gives that does not exist yet; without it, that is an error
   */
  StackScope(
      Pseudo pseudo,
      Submission submission,
      Map<String, StackResource> resources,
      Optional<String> unknown) {
    this.pseudo = pseudo;
    this.submission = submission;
    this.resources = resources;
    this.unknown = unknown;
    this.conditions = new Conditions(submission.template().conditions(), this);
  }

  /** The resources whose condition holds, in the order of their references. */
  List<ResourceDeclaration> declarations() {
    return References.order(submission.template()).stream()
        .filter(it -> it.condition().filter(name -> !condition(name)).isEmpty())
        .toList();
  }

  @Override
  public JsonNode ref(String name) {
    if (name.startsWith("AWS::")) {
      return TextNode.valueOf(pseudo(name));
    }
    ParameterDeclaration parameter = submission.template().parameters().get(name);
    if (parameter != null) {
      return parameter(parameter);
    }
    return TextNode.valueOf(
        existing(name).map(StackResource::physicalId).orElseGet(() -> none(name)));
  }

  @Override
  public String attribute(String resource, String attribute) {
    Optional<StackResource> existing = existing(resource);
    if (existing.isEmpty()) {
      return none(resource);
    }
    String value = existing.get().attributes().get(attribute);
    if (value == null) {
      throw StackErrors.validation(
          "Template error: resource "
              + resource
              + " does not support attribute type "
              + attribute
              + " in Fn::GetAtt");
    }
    return value;
  }

  @Override
  public boolean condition(String name) {
    return conditions.holds(name);
  }

  private Optional<StackResource> existing(String name) {
    return Optional.ofNullable(resources.get(name));
  }

  private String none(String name) {
    return unknown.orElseThrow(
        () -> StackErrors.validation("The resource " + name + " does not exist in this stack"));
  }

  private JsonNode parameter(ParameterDeclaration parameter) {
    String value =
        parameter.value(Optional.ofNullable(submission.parameters().get(parameter.name())));
    if (!parameter.isList()) {
      return TextNode.valueOf(value);
    }
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    List.of(value.split(",", -1)).forEach(item -> items.add(item.strip()));
    return items;
  }

  private String pseudo(String name) {
    return switch (name) {
      case "AWS::AccountId" -> pseudo.account();
      case "AWS::Region" -> pseudo.region();
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      case "AWS::StackName" -> pseudo.stackName();
      case "AWS::StackId" -> pseudo.stackId();
      default -> throw StackErrors.template("the pseudo parameter " + name + " is not known here");
    };
  }
}
