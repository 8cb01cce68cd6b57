package io.pipewright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.generator.deployment.CloudFormationDeployer;
import io.pipewright.generator.deployment.StackDeployer;
import io.pipewright.generator.start.CodePipelineStarter;
import io.pipewright.generator.start.ExecutionStarter;
import io.pipewright.generator.storage.S3TemplateStore;
import io.pipewright.generator.surroundings.Polling;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The real adapters keep the contract, over the wire. */
class LocalCloudAdapterTest extends AdapterContract {
  private static final Map<String, String> FILES =
      Map.of(
          "pipeline.yaml",
          Fixtures.MANIFEST,
          "infra/service.yaml",
          "Resources: {}\n",
          "pom.xml",
          "<project/>");

  @TempDir static Path directory;
  private static LocalFactory factory;

  @BeforeAll
  static void start() throws IOException {
    factory = new LocalFactory(directory);
  }

  @AfterAll
  static void stop() {
    factory.close();
  }

  @Override
  StackDeployer deployer() {
    return new CloudFormationDeployer(
        factory.clients.cloudFormation(),
        new S3TemplateStore(factory.s3, "pipewright-source"),
        polling());
  }

  @Override
  ExecutionStarter starter() {
    return new CodePipelineStarter(factory.clients.codePipeline(), polling(), "Source");
  }

  private static Polling polling() {
    return Polling.standard(Clock.systemUTC(), wait -> Thread.sleep(wait.toMillis()));
  }

  @Override
  GenerationRequest firstCommit() throws IOException {
    GenerationRequest request = factory.merge(Fixtures.REPOSITORY, FILES);
    assertThat(factory.generate(request)).isZero();
    return request;
  }

  @Override
  GenerationRequest nextCommit() throws IOException {
    return factory.merge(
        Fixtures.REPOSITORY, Map.of("pipeline.yaml", Fixtures.MANIFEST, "pom.xml", "<p/>"));
  }
}
