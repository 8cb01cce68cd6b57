package io.pipewright.localcloud.iam;

import io.pipewright.localcloud.server.AwsError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a call that assumes a role asks for. Limits as in the API reference of AssumeRole.
 *
 * @param roleArn which role
 * @param sessionName 2 to 64 characters
 * @param tags at most 50; keys up to 128 and values up to 256 characters
 * @param transitiveTagKeys those that a further assumption would keep
 * @param sourceIdentity who it is for, if said
 * @param externalId a shared word, if said
 * @param duration from 15 minutes to the role's maximum
 */
public record Assumption(
    String roleArn,
    String sessionName,
    Map<String, String> tags,
    List<String> transitiveTagKeys,
    Optional<String> sourceIdentity,
    Optional<String> externalId,
    Duration duration) {
  private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
  private static final int MOST_TAGS = 50;
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;
  private static final Duration SHORTEST = Duration.ofMinutes(15);

  /**
   * A request within AWS's limits.
   *
   * @throws AwsError {@code ValidationError} if it is not
   */
  public Assumption {
    tags = Map.copyOf(tags);
    transitiveTagKeys = List.copyOf(transitiveTagKeys);
    check(
        SESSION_NAME.matcher(sessionName).matches(),
        "the RoleSessionName '" + sessionName + "' must be 2 to 64 of A-Z a-z 0-9 _ + = , . @ -");
    check(tags.size() <= MOST_TAGS, "a session has at most 50 tags");
    tags.forEach(
        (key, value) ->
            check(
                !key.isEmpty() && key.length() <= LONGEST_KEY && value.length() <= LONGEST_VALUE,
                "a tag's key has 1 to 128 characters and its value at most 256"));
    check(tags.keySet().containsAll(transitiveTagKeys), "a transitive tag is not among the tags");
    check(duration.compareTo(SHORTEST) >= 0, "DurationSeconds must be at least 900");
  }

  /** A session of one hour without tags. */
  public static Assumption plain(String roleArn, String sessionName) {
    return new Assumption(
        roleArn,
        sessionName,
        Map.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Duration.ofHours(1));
  }

  private static void check(boolean fulfilled, String message) {
    if (!fulfilled) {
      throw new AwsError(400, "ValidationError", message);
    }
  }
}
