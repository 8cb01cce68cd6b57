package io.pipewright.generator.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** What each status of a stack allows. */
class NextStepTest {
  @ParameterizedTest
  @EnumSource
  void everyStatusHasItsNextStep(StackStatus status) {
    boolean isMoving = status.toString().endsWith("_IN_PROGRESS");
    boolean isReviewed = status == StackStatus.REVIEW_IN_PROGRESS;
    assertThat(NextStep.after(status) == NextStep.WAIT).isEqualTo(isMoving && !isReviewed);
    if (String.valueOf(status).endsWith("_FAILED")) {
      assertThat(NextStep.after(status)).isEqualTo(NextStep.REPAIR);
    }
  }
}
