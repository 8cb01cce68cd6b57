package io.pipewright.generator.surroundings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class AwsCallTest {
  @ParameterizedTest
  @CsvSource({
    "ThrottlingException, 400",
    "InternalFailure, 500",
    "AccessDenied, 403",
    "ConcurrentPipelineExecutionsLimitExceededException, 400"
  })
  void whatMaySucceedLaterIsTheSurroundings(String code, int status) {
    assertThatThrownBy(() -> call(error(code, status)))
        .isInstanceOf(SurroundingsException.class)
        .hasMessage("cannot start it: " + code + ": because");
  }

  @Test
  void whatAServiceRefusesIsABug() {
    AwsServiceException refused = error("InvalidStructureException", 400);
    assertThatThrownBy(() -> call(refused)).isSameAs(refused);
  }

  @Test
  void noAnswerIsTheSurroundings() {
    assertThatThrownBy(() -> call(SdkClientException.create("no route")))
        .isInstanceOf(SurroundingsException.class)
        .hasMessageContaining("no route");
  }

  @Test
  void aConnectionThatWasClosedIsTriedAgain() {
    List<String> tries = new ArrayList<>();
    String answer =
        AwsCall.of(
            "start it",
            () -> {
              tries.add("try");
              if (tries.size() < 3) {
                throw new UncheckedIOException(new IOException("end of file"));
              }
              return "started";
            });
    assertThat(answer).isEqualTo("started");
    assertThatThrownBy(() -> call(new UncheckedIOException(new IOException("end of file"))))
        .isInstanceOf(SurroundingsException.class);
  }

  private static String call(RuntimeException failure) {
    return AwsCall.of(
        "start it",
        () -> {
          throw failure;
        });
  }

  private static AwsServiceException error(String code, int status) {
    return AwsServiceException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("because").build())
        .build();
  }
}
