package io.pipewright.localcloud.codebuild;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.server.AwsError;
import java.util.ArrayList;
import java.util.List;

/** A variable of a project or of a started build. */
public record EnvironmentVariable(String name, String value, Type type) {
  /** What the value is. */
  public enum Type {
    /** The value itself. */
    PLAINTEXT,
    /** A {@link SecretReference}. */
    SECRETS_MANAGER
  }

  /**
   * Reads a list.
   *
   * @param list with the keys as given
   * @throws AwsError if a type does not exist here
   */
  public static List<EnvironmentVariable> read(
      JsonNode list, String name, String value, String type) {
    List<EnvironmentVariable> all = new ArrayList<>();
    for (JsonNode node : list) {
      all.add(
          new EnvironmentVariable(
              node.path(name).asText(),
              node.path(value).asText(),
              type(node.path(type).asText("PLAINTEXT"), node.path(name).asText())));
    }
    return all;
  }

  private static Type type(String text, String name) {
    for (Type type : Type.values()) {
      if (type.name().equals(text)) {
        return type;
      }
    }
    throw new AwsError(
        400,
        "InvalidInputException",
        "Environment variable "
            + name
            + " has type "
            + text
            + "; allowed here are PLAINTEXT and SECRETS_MANAGER");
  }
}
