package io.pipewright.localcloud.codebuild;

import io.pipewright.localcloud.codebuild.Buildspec.OnFailure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The phases of a build, in their order. */
public enum PhaseType {
  /** Accepted. */
  SUBMITTED,
  /** Waits for a place. */
  QUEUED,
  /** The environment is prepared. */
  PROVISIONING,
  /** Inputs are unpacked and the buildspec is read. */
  DOWNLOAD_SOURCE,
  /** Of the buildspec. */
  INSTALL,
  /** Of the buildspec. */
  PRE_BUILD,
  /** Of the buildspec. */
  BUILD,
  /** Of the buildspec; also after a failed build. */
  POST_BUILD,
  /** Reports and output artefacts are taken. */
  UPLOAD_ARTIFACTS,
  /** The environment is cleared away. */
  FINALIZING,
  /** Over. */
  COMPLETED;

  /** The name in a buildspec, for example {@code pre_build}. */
  public String buildspecName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The phase that follows.
   *
   * <p>A failed {@code BUILD} is followed by {@code POST_BUILD}, and that by {@code
   * UPLOAD_ARTIFACTS}, failed or not; any other failure goes to {@code FINALIZING}. {@code
   * on-failure} overrides this. Source: "Build phase transitions" of the CodeBuild user guide.
   */
  public PhaseType next(boolean succeeded, Optional<OnFailure> onFailure) {
    if (this == COMPLETED) {
      return COMPLETED;
    }
    List<PhaseType> order = List.of(values());
    PhaseType following = order.get(order.indexOf(this) + 1);
    if (succeeded || this == FINALIZING) {
      return following;
    }
    boolean goesOn =
        onFailure
            .map(choice -> choice == OnFailure.CONTINUE)
            .orElse(this == BUILD || this == POST_BUILD || this == UPLOAD_ARTIFACTS);
    return goesOn ? following : FINALIZING;
  }
}
