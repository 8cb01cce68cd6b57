package io.pipewright.infrastructure.factory;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Size;

/**
 * What one function of the factory is like.
 *
 * @param handler a class of {@link FactoryFunctions}
 * @param code a directory or a jar, as Lambda takes it
 * @param timeout after which Lambda ends it
 * @param temporary size of {@code /tmp}
 * @param network where it runs; empty for one that talks to nothing but AWS
 * @param environment its variables, none of them secret
 * @param snapshot whether each version starts from a snapshot of its memory (SnapStart) and not
 *     from its jars
 */
record FunctionShape(
    String handler,
    String code,
    Duration timeout,
    Size temporary,
    Optional<FactorySpecification.Network> network,
    Map<String, String> environment,
    boolean snapshot) {
  /** What Lambda gives at no price, and the most that a snapshot of a function may have. */
  static final Size SMALL = Size.mebibytes(512);

  /**
   * A function of the webhook: in the network, for Bitbucket is there.
   *
   * @param factoryUrl of factory.yaml
   */
  static FunctionShape ofWebhook(
      String handler,
      FactorySpecification specification,
      String factoryUrl,
      Duration timeout,
      Size temporary) {
    return new FunctionShape(
        handler,
        specification.code(),
        timeout,
        temporary,
        Optional.of(specification.network()),
        Map.of(
            "PIPEWRIGHT_FACTORY",
            factoryUrl,
            // Where Lambda unpacks the code: languages/ and gates/ lie beside the jars.
            "PIPEWRIGHT_HOME",
            "/var/task",
            "PIPEWRIGHT_MAIN_BRANCH",
            specification.bitbucket().mainBranch()),
        false);
  }

  FunctionShape {
    // Sorted: Map.of would come out in another order in each JVM.
    environment = new TreeMap<>(environment);
  }
}
