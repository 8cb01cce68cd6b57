package io.pipewright.localcloud.lambda;

/** A function as Lambda calls it: from an event's JSON to an answer's JSON. */
@FunctionalInterface
public interface LambdaFunction {
  /**
   * Calls it.
   *
   * @throws FunctionException if it fails where it runs, or cannot be run
   * @throws Exception whatever the function throws if it runs in this JVM
   */
  String invoke(String event) throws Exception;
}
