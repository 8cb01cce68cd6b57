package io.pipewright.infrastructure.factory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/**
 * What Bitbucket waits for. It is in no network: it talks to Secrets Manager, DynamoDB and SQS
 * only, each by TLS and under its role, and so neither a NAT gateway nor an endpoint nor an address
 * of a subnet can be what a delivery is lost for.
 *
 * <p>It starts from a snapshot: a burst makes many copies at once, and Bitbucket gives up after ten
 * seconds. A snapshot is made of a published version, so the gateway calls an alias that each
 * deployment moves on.
 */
final class ReceiveFunction extends Construct {
  /** When Bitbucket stops waiting, there is no one to answer. */
  private static final Duration TIMEOUT = Duration.seconds(10);

  private final Function function;
  private final Alias live;

  ReceiveFunction(
      Construct scope,
      String id,
      FactorySpecification specification,
      LedgerTable ledger,
      DeliveryQueue queue,
      List<PolicyStatement> statements) {
    super(scope, id);
    function =
        new FactoryFunction(
                this,
                "Receive",
                new FunctionShape(
                    FactoryFunctions.RECEIVE,
                    specification.receiveCode(),
                    TIMEOUT,
                    FunctionShape.SMALL,
                    Optional.empty(),
                    environment(specification.bitbucket(), ledger, queue),
                    true),
                statements)
            .function();
    live =
        Alias.Builder.create(this, "Live")
            .aliasName("live")
            .version(function.getCurrentVersion())
            .build();
  }

  Function function() {
    return function;
  }

  /** What the gateway calls. */
  IFunction live() {
    return live;
  }

  /** Everything that is not secret; reading factory.yaml first would cost each start a call. */
  private static Map<String, String> environment(
      FactorySpecification.Bitbucket bitbucket, LedgerTable ledger, DeliveryQueue queue) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("PIPEWRIGHT_BITBUCKET_KIND", bitbucket.kind());
    environment.put("PIPEWRIGHT_WEBHOOK_SECRET", bitbucket.webhookSecret());
    environment.put("PIPEWRIGHT_MAIN_BRANCH", bitbucket.mainBranch());
    environment.put("PIPEWRIGHT_LEDGER", ledger.name());
    environment.put("PIPEWRIGHT_QUEUE_URL", queue.queue().getQueueUrl());
    if (!bitbucket.sourceRanges().isEmpty()) {
      environment.put("PIPEWRIGHT_SOURCE_RANGES", String.join(",", bitbucket.sourceRanges()));
    }
    return environment;
  }
}
