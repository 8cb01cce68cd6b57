package io.pipewright.generator.surroundings;

import java.io.UncheckedIOException;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * A call of an AWS service. The SDK has already repeated it with backoff and jitter; what it gives
 * up on is told apart here: no answer, throttling and missing rights are the surroundings',
 * anything else that a service refuses is a bug of ours and passes through.
 */
public final class AwsCall {
  private static final Set<String> RIGHTS =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "ExpiredToken",
          "ExpiredTokenException",
          "InvalidClientTokenId",
          "UnrecognizedClientException");
  // One service that is full or busy says so with a status that elsewhere means a mistake.
  private static final Set<String> BUSY =
      Set.of(
          "LimitExceededException",
          "ConflictException",
          "ConcurrentModificationException",
          "ConcurrentPipelineExecutionsLimitExceededException");

  private static final int CONNECTIONS = 3;

  private AwsCall() {}

  /**
   * Makes the call.
   *
   * @param what is done, as it reads after "cannot"
   * @throws SurroundingsException if it may succeed later
   */
  public static <T> T of(String what, Supplier<T> call) {
    try {
      return onLiveConnection(call);
    } catch (SdkClientException | UncheckedIOException e) {
      throw new SurroundingsException("cannot " + what + ": " + e.getMessage(), e);
    } catch (AwsServiceException e) {
      if (isOfSurroundings(e)) {
        throw new SurroundingsException("cannot " + what + ": " + reason(e), e);
      }
      throw e;
    }
  }

  /**
   * The SDK's client for URL connections reports a kept connection that the other side has closed
   * in a way that the SDK does not repeat. All calls made here may be made twice.
   */
  private static <T> T onLiveConnection(Supplier<T> call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (UncheckedIOException e) {
        if (attempt == CONNECTIONS) {
          throw e;
        }
      }
    }
  }

  /** The service's code and message, without the SDK's decoration. */
  public static String reason(AwsServiceException e) {
    return e.awsErrorDetails() == null
        ? String.valueOf(e.getMessage())
        : e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage();
  }

  /** The service's code for the error; empty if it gave none. */
  public static String code(AwsServiceException e) {
    String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    return code == null ? "" : code;
  }

  private static boolean isOfSurroundings(AwsServiceException e) {
    return e.isThrottlingException()
        || e.statusCode() >= 500
        || RIGHTS.contains(code(e))
        || BUSY.contains(code(e));
  }
}
