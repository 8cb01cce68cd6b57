package io.pipewright.generator.storage;

import io.pipewright.generator.surroundings.AwsCall;
import io.pipewright.generator.surroundings.SurroundingsException;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A call that reads an object: whatever S3 refuses about it is the surroundings'. */
final class S3Read {
  private S3Read() {}

  /**
   * Makes the call.
   *
   * @param address of the object, for people
   * @throws SurroundingsException if the object is not there, or S3 does not answer
   */
  static <T> T of(String address, Supplier<T> call) {
    String what = "read " + address;
    try {
      return AwsCall.of(what, call);
    } catch (S3Exception e) {
      // Lifecycle rules and people remove objects: nothing that a developer or the code did.
      throw new SurroundingsException("cannot " + what + ": " + AwsCall.reason(e), e);
    }
  }
}
