package io.pipewright.localcloud.codebuild;

import static io.pipewright.localcloud.codebuild.PhaseType.BUILD;
import static io.pipewright.localcloud.codebuild.PhaseType.FINALIZING;
import static io.pipewright.localcloud.codebuild.PhaseType.POST_BUILD;
import static io.pipewright.localcloud.codebuild.PhaseType.PRE_BUILD;
import static io.pipewright.localcloud.codebuild.PhaseType.UPLOAD_ARTIFACTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.localcloud.codebuild.Buildspec.OnFailure;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PhaseTypeTest {
  private static PhaseType afterFailure(PhaseType type) {
    return type.next(false, Optional.empty());
  }

  @Test
  void onlyBuildAndPostBuildGoOnAfterTheyFailed() {
    assertThat(afterFailure(PhaseType.PROVISIONING)).isEqualTo(FINALIZING);
    assertThat(afterFailure(PhaseType.DOWNLOAD_SOURCE)).isEqualTo(FINALIZING);
    assertThat(afterFailure(PhaseType.INSTALL)).isEqualTo(FINALIZING);
    assertThat(afterFailure(PRE_BUILD)).isEqualTo(FINALIZING);
    assertThat(afterFailure(BUILD)).isEqualTo(POST_BUILD);
    assertThat(afterFailure(POST_BUILD)).isEqualTo(UPLOAD_ARTIFACTS);
  }

  @Test
  void onFailureOverridesTheOrder() {
    assertThat(PRE_BUILD.next(false, Optional.of(OnFailure.CONTINUE))).isEqualTo(BUILD);
    assertThat(BUILD.next(false, Optional.of(OnFailure.ABORT))).isEqualTo(FINALIZING);
    assertThat(BUILD.next(true, Optional.of(OnFailure.ABORT))).isEqualTo(POST_BUILD);
  }

  @Test
  void everyBuildEnds() {
    assertThat(afterFailure(FINALIZING)).isEqualTo(PhaseType.COMPLETED);
    assertThat(afterFailure(PhaseType.COMPLETED)).isEqualTo(PhaseType.COMPLETED);
  }
}
