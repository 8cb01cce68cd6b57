package io.pipewright.webhook.archive;

import java.util.Locale;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Why S3 did not take an object, where a person can do something about it. */
final class S3Failure {
  private S3Failure() {}

  /** What to append to "… cannot be written"; empty if there is nothing to say but to try again. */
  static String reason(Exception failure, String kmsKey) {
    if (!(failure instanceof AwsServiceException refused) || refused.awsErrorDetails() == null) {
      return "";
    }
    AwsErrorDetails details = refused.awsErrorDetails();
    String code = String.valueOf(details.errorCode());
    String message = String.valueOf(details.errorMessage());
    if (code.startsWith("KMS.") || message.toLowerCase(Locale.ROOT).contains("kms:")) {
      return ": the team's key %s cannot be used (%s); %s".formatted(kmsKey, code, advice(code));
    }
    if (refused.isThrottlingException()) {
      return ": S3 throttles (" + code + ")";
    }
    return ": S3 answered %d (%s)".formatted(refused.statusCode(), code);
  }

  private static String advice(String code) {
    return switch (code) {
      case "KMS.DisabledException" -> "enable it in KMS, then replay the delivery";
      case "KMS.NotFoundException" ->
          "correct the team's key in factory.yaml, then replay the delivery";
      case "KMS.KMSInvalidStateException", "KMS.InvalidStateException" ->
          "cancel its deletion in KMS or give the team another key, then replay the delivery";
      default -> "let the checkout's role use it: kms:GenerateDataKey and kms:Decrypt";
    };
  }
}
