package io.pipewright.localcloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.server.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An IAM policy, read strictly: an element, an operator or a form of a condition key that is not
 * known is an error when the policy is deployed, so that no statement is silently without effect.
 *
 * @param statements in order
 */
public record PolicyDocument(List<Statement> statements) {
  private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
  private static final Set<String> STATEMENT_ELEMENTS =
      Set.of(
          "Sid",
          "Effect",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Principal",
          "Condition");
  private static final Set<String> PRINCIPAL_KINDS = Set.of("AWS", "Service", "Federated");

  /** An immutable policy. */
  public PolicyDocument {
    statements = List.copyOf(statements);
  }

  /**
   * Reads the policy of a role: each statement has a resource and no principal.
   *
   * @throws AwsError {@code MalformedPolicyDocument}
   */
  public static PolicyDocument ofIdentity(JsonNode document) {
    PolicyDocument policy = read(document);
    policy.statements.forEach(
        it -> {
          if (it.resources().isEmpty() || !it.principals().isEmpty()) {
            throw malformed("a role's policy needs a Resource and no Principal in each statement");
          }
        });
    return policy;
  }

  /**
   * Reads a trust policy: each statement has a principal and no resource.
   *
   * @throws AwsError {@code MalformedPolicyDocument}
   */
  public static PolicyDocument ofTrust(JsonNode document) {
    PolicyDocument policy = read(document);
    policy.statements.forEach(
        it -> {
          if (!it.resources().isEmpty() || it.principals().isEmpty()) {
            throw malformed("a trust policy needs a Principal and no Resource in each statement");
          }
        });
    return policy;
  }

  /** {@code MalformedPolicyDocument}, 400. */
  static AwsError malformed(String message) {
    return new AwsError(400, "MalformedPolicyDocument", "The policy cannot be used: " + message);
  }

  private static PolicyDocument read(JsonNode document) {
    refuseOthers(document, ELEMENTS);
    if (!document.path("Version").asText().equals("2012-10-17")) {
      throw malformed("its Version must be 2012-10-17, or variables would not be replaced");
    }
    List<Statement> statements = new ArrayList<>();
    JsonNode written = document.path("Statement");
    for (JsonNode statement : written.isArray() ? written : List.of(written)) {
      statements.add(statement(statement));
    }
    return new PolicyDocument(statements);
  }

  private static Statement statement(JsonNode node) {
    refuseOthers(node, STATEMENT_ELEMENTS);
    String effect = node.path("Effect").asText();
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw malformed("the Effect is '" + effect + "', allowed are Allow and Deny");
    }
    if (node.has("Action") == node.has("NotAction")
        || (node.has("Resource") && node.has("NotResource"))) {
      throw malformed("a statement has either Action or NotAction, and Resource or NotResource");
    }
    return new Statement(
        node.path("Sid").asText(),
        effect.equals("Allow"),
        strings(node.has("Action") ? node.path("Action") : node.path("NotAction")),
        node.has("NotAction"),
        strings(node.has("Resource") ? node.path("Resource") : node.path("NotResource")).stream()
            .map(PolicyText::parse)
            .toList(),
        node.has("NotResource"),
        principals(node.path("Principal")),
        conditions(node.path("Condition")));
  }

  private static List<Statement.Principal> principals(JsonNode node) {
    if (node.isTextual() && node.asText().equals("*")) {
      return List.of(new Statement.Principal("AWS", "*"));
    }
    List<Statement.Principal> principals = new ArrayList<>();
    for (Map.Entry<String, JsonNode> kind : node.properties()) {
      if (!PRINCIPAL_KINDS.contains(kind.getKey())) {
        throw malformed("the principal kind '" + kind.getKey() + "' is not known");
      }
      strings(kind.getValue())
          .forEach(id -> principals.add(new Statement.Principal(kind.getKey(), id)));
    }
    return principals;
  }

  private static List<Condition> conditions(JsonNode node) {
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> operator : node.properties()) {
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        conditions.add(Condition.of(operator.getKey(), key.getKey(), strings(key.getValue())));
      }
    }
    return conditions;
  }

  private static List<String> strings(JsonNode node) {
    if (node.isMissingNode()) {
      return List.of();
    }
    List<String> strings = new ArrayList<>();
    for (JsonNode item : node.isArray() ? node : List.of(node)) {
      if (!item.isValueNode() || item.isNull()) {
        throw malformed("a string is required, not " + item);
      }
      strings.add(item.asText());
    }
    if (strings.isEmpty()) {
      throw malformed("an empty list is not allowed");
    }
    return strings;
  }

  private static void refuseOthers(JsonNode node, Set<String> known) {
    if (!node.isObject()) {
      throw malformed("an object is required, not " + node);
    }
    for (Map.Entry<String, JsonNode> element : node.properties()) {
      if (!known.contains(element.getKey())) {
        throw malformed("the element '" + element.getKey() + "' is not known here");
      }
    }
  }
}
