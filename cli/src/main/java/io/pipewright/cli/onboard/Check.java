package io.pipewright.cli.onboard;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.cli.surroundings.SurroundingsException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One thing that must be as the factory needs it.
 *
 * @param subject what it is, in a word or two
 * @param look finds out how it is; whatever it throws of a service becomes a finding
 * @param fix what to do if the service answers that it is not so
 */
record Check(String subject, Supplier<Finding> look, String fix) {
  private static final String NO_RIGHT =
      "log in to AWS with a role that may look at it; whether it is as it must be is not known";
  private static final String NO_ANSWER =
      "check your network, the region in factory.yaml and your AWS login";

  Finding run() {
    try {
      return look.get();
    } catch (AwsServiceException e) {
      return Finding.wrong(subject, text(e), advice(e));
    } catch (SdkException e) {
      return Finding.wrong(subject, text(e), NO_ANSWER);
    } catch (BitbucketException e) {
      return Finding.wrong(subject, e.text(), fix);
    } catch (SurroundingsException e) {
      return Finding.wrong(subject, String.valueOf(e.getMessage()), fix);
    }
  }

  private String advice(AwsServiceException e) {
    if (isDenied(e)) {
      return NO_RIGHT;
    }
    return e.statusCode() >= 500 ? "AWS itself failed: try again" : fix;
  }

  private static String text(SdkException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no answer");
  }

  /** By the code, too: services that speak JSON answer 400. */
  private static boolean isDenied(AwsServiceException e) {
    String code =
        Optional.ofNullable(e.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("");
    return e.statusCode() == 403
        || Stream.of("AccessDenied", "ExpiredToken", "UnrecognizedClient", "InvalidSignature")
            .anyMatch(code::startsWith);
  }
}
