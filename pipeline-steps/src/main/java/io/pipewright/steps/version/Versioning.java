package io.pipewright.steps.version;

import io.pipewright.bitbucket.BitbucketAccess;
import io.pipewright.bitbucket.GitRemote;
import io.pipewright.bitbucket.Retry;
import io.pipewright.repository.CommitHash;
import java.nio.file.Path;
import java.util.Map;

/** The whole step: from the environment to the file that the buildspec sources. */
public final class Versioning {
  private static final int LONGEST_REASON = 120;

  private final SourceMetadata metadata;
  private final VersionStep.Surroundings surroundings;

  /** Joins what the step needs. */
  public Versioning(SourceMetadata metadata, VersionStep.Surroundings surroundings) {
    this.metadata = metadata;
    this.surroundings = surroundings;
  }

  /**
   * Versions the commit that the environment points to, and writes the file.
   *
   * @return one line for people: {@code v1.2.3 (minor: feat: …)}
   * @throws StepException if there is no version
   * @throws io.pipewright.bitbucket.BitbucketException if Bitbucket refused or did not answer
   */
  public String run(Map<String, String> environment, Path output) {
    VersionSettings settings = VersionSettings.from(environment);
    BitbucketAccess access = access(settings);
    CommitHash commit = SourceCommit.read(metadata, settings);
    Retry retry = Retry.standard(surroundings.random(), surroundings.sleeper());
    GitRemote remote = new GitRemote(access, settings.repository(), retry);
    VersionedCommit result = new VersionStep(settings, remote, surroundings).run(commit);
    ExportsFile.write(output, result);
    return "%s (%s)".formatted(result.tag(), oneLine(result.reason()));
  }

  private static BitbucketAccess access(VersionSettings settings) {
    try {
      return new BitbucketAccess(settings.kind(), settings.bitbucket(), settings::token);
    } catch (IllegalArgumentException refused) {
      throw new StepException(
          StepException.Kind.USAGE, "PIPEWRIGHT_BITBUCKET_URL: " + refused.getMessage());
    }
  }

  /** A commit's header is anybody's text: it must not forge a line of the log. */
  private static String oneLine(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
  }
}
