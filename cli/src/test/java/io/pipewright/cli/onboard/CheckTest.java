package io.pipewright.cli.onboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What doctor advises when a part of the factory cannot be looked at. */
class CheckTest {
  private static final String FIX = "deploy the stack";

  private static Finding failing(RuntimeException failure) {
    Check check =
        new Check(
            "ledger",
            () -> {
              throw failure;
            },
            FIX);
    return check.run();
  }

  @ParameterizedTest
  @CsvSource({
    "ResourceNotFoundException, 400, deploy the stack",
    "AccessDeniedException, 400, log in to AWS with a role",
    "ExpiredTokenException, 400, log in to AWS with a role",
    "UnrecognizedClientException, 400, log in to AWS with a role",
    "'', 403, log in to AWS with a role",
    "InternalServerError, 500, AWS itself failed"
  })
  void whoMayNotLookIsNotToldToDeploy(String code, int status, String advice) {
    Finding finding =
        failing(
            DynamoDbException.builder()
                .message("no\nsecond line")
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .statusCode(status)
                .build());

    assertThat(finding.fine()).isFalse();
    assertThat(finding.found()).startsWith("no").doesNotContain("second line");
    assertThat(finding.fix()).startsWith(advice);
  }

  @Test
  void noAnswerSaysNothingAboutThePart() {
    Finding finding = failing(SdkClientException.create("Connection refused"));

    assertThat(finding.found()).startsWith("Connection refused");
    assertThat(finding.fix())
        .isEqualTo("check your network, the region in factory.yaml and your AWS login");
  }
}
