package io.pipewright.generation;

import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the webhook asks of the generator: make AWS match this commit and run it. It travels as
 * environment variables of the ECS task.
 *
 * @param repository which repository
 * @param branch the branch that was merged into, without {@code refs/heads/}
 * @param commit the merge commit
 * @param source the archive
 * @param manifest {@code pipeline.yaml} of that commit
 * @param files the commit's files, as {@link io.pipewright.repository.CommitFiles} writes them
 * @param sequence the commit's number on its branch in the ledger: an older commit never undoes a
 *     newer one
 * @param deliveryId the delivery's name in the ledger, for the logs
 */
public record GenerationRequest(
    RepositoryId repository,
    String branch,
    CommitHash commit,
    StoredObject source,
    StoredObject manifest,
    StoredObject files,
    long sequence,
    String deliveryId) {
  private static final String PREFIX = "PIPEWRIGHT_";

  /** The request as environment variables, in a fixed order. */
  public Map<String, String> toEnvironment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put(PREFIX + "REPOSITORY", repository.toString());
    environment.put(PREFIX + "BRANCH", branch);
    environment.put(PREFIX + "COMMIT", commit.value());
    put(environment, "SOURCE", source);
    put(environment, "MANIFEST", manifest);
    put(environment, "FILES", files);
    environment.put(PREFIX + "SEQUENCE", Long.toString(sequence));
    environment.put(PREFIX + "DELIVERY", deliveryId);
    return environment;
  }

  /**
   * Reads the request back.
   *
   * @throws IllegalArgumentException naming the variable that is missing or malformed
   */
  public static GenerationRequest fromEnvironment(Map<String, String> environment) {
    return new GenerationRequest(
        RepositoryId.parse(variable(environment, "REPOSITORY")),
        variable(environment, "BRANCH"),
        new CommitHash(variable(environment, "COMMIT")),
        object(environment, "SOURCE"),
        object(environment, "MANIFEST"),
        object(environment, "FILES"),
        sequence(environment),
        variable(environment, "DELIVERY"));
  }

  private static void put(Map<String, String> environment, String name, StoredObject object) {
    environment.put(PREFIX + name + "_BUCKET", object.bucket());
    environment.put(PREFIX + name + "_KEY", object.key());
    environment.put(PREFIX + name + "_VERSION", object.versionId());
  }

  private static StoredObject object(Map<String, String> environment, String name) {
    return new StoredObject(
        variable(environment, name + "_BUCKET"),
        variable(environment, name + "_KEY"),
        variable(environment, name + "_VERSION"));
  }

  private static long sequence(Map<String, String> environment) {
    String text = variable(environment, "SEQUENCE");
    if (!text.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException(
          "the environment variable " + PREFIX + "SEQUENCE is not a number: '" + text + "'");
    }
    return Long.parseLong(text);
  }

  private static String variable(Map<String, String> environment, String name) {
    String value = environment.get(PREFIX + name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(
          "the environment variable " + PREFIX + name + " is missing");
    }
    return value;
  }
}
