package io.pipewright.infrastructure.factory;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** A log of the factory, kept for a year, with the stack or without it. */
final class FactoryLog extends Construct {
  private final LogGroup group;

  FactoryLog(Construct scope, String id, String name) {
    super(scope, id);
    group =
        LogGroup.Builder.create(this, "Group")
            .logGroupName(name)
            .retention(RetentionDays.ONE_YEAR)
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
  }

  ILogGroup group() {
    return group;
  }
}
