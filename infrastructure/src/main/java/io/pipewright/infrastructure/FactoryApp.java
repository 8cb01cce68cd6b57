package io.pipewright.infrastructure;

import io.pipewright.infrastructure.delivery.FactoryPipelineStack;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;

/** The whole app: the pipeline that delivers the factory, and in its stage the factory. */
final class FactoryApp {
  private FactoryApp() {}

  static FactoryPipelineStack draw(App app) {
    Configuration configuration = ConfigurationReader.read(app.getNode());
    Environment environment =
        Environment.builder()
            .account(configuration.account())
            .region(configuration.region())
            .build();
    FactoryPipelineStack pipeline =
        new FactoryPipelineStack(
            app,
            "pipewright-delivery",
            StackProps.builder().env(environment).build(),
            configuration.factory().imageTag());
    Tags.of(pipeline).add("managed-by", "pipewright");
    pipeline.deliver(
        new FactoryStage(
            pipeline,
            "pipewright",
            environment,
            configuration.provider(),
            configuration.factory()));
    return pipeline;
  }
}
