package io.pipewright.localcloud.cloudformation;

import io.pipewright.localcloud.cloudformation.ResourceType.ResourceRequest;
import java.util.random.RandomGenerator;

/** Names for resources that the template does not name: {@code stack-LogicalId-RANDOM}. */
public final class GeneratedNames {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final int SUFFIX = 12;

  private final RandomGenerator random;

  /** With suffixes from that source. */
  public GeneratedNames(RandomGenerator random) {
    this.random = random;
  }

  /**
   * A name for the resource.
   *
   * @param longest the most characters that the service takes
   */
  public String name(ResourceRequest request, int longest) {
    StringBuilder suffix = new StringBuilder();
    for (int i = 0; i < SUFFIX; i++) {
      suffix.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    String stem = request.stackName() + "-" + request.logicalId();
    int kept = Math.min(stem.length(), longest - SUFFIX - 1);
    return stem.substring(0, kept) + "-" + suffix;
  }
}
