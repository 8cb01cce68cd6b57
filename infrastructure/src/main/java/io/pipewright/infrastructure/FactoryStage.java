package io.pipewright.infrastructure;

import io.pipewright.infrastructure.access.AccessStack;
import io.pipewright.infrastructure.access.IdentityProvider;
import io.pipewright.infrastructure.factory.FactorySpecification;
import io.pipewright.infrastructure.factory.FactoryStack;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.StageProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/** The factory in one account: the access of people, and what webhook and generator run on. */
final class FactoryStage extends Stage {
  FactoryStage(
      Construct scope,
      String id,
      Environment environment,
      IdentityProvider provider,
      FactorySpecification factory) {
    super(scope, id, StageProps.builder().env(environment).build());
    // Here: what is said of the app does not reach into a stage.
    Tags.of(this).add("managed-by", "pipewright");
    new AccessStack(this, "access", StackProps.builder().build(), provider);
    new FactoryStack(this, "factory", StackProps.builder().build(), factory);
  }
}
