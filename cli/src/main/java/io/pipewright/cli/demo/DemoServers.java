package io.pipewright.cli.demo;

import io.pipewright.cli.surroundings.Environment;
import io.pipewright.localcloud.CloudExecution;
import io.pipewright.localcloud.CloudExecutionSettings;
import io.pipewright.localcloud.LocalCloud;
import io.pipewright.localcloud.LocalCloudSettings;
import io.pipewright.localcloud.bitbucket.BitbucketAccounts;
import io.pipewright.localcloud.bitbucket.server.BitbucketServer;
import io.pipewright.localcloud.codebuild.PathMappings;
import io.pipewright.localcloud.ecs.TaskDefinition;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The servers of the demo, all on 127.0.0.1.
 *
 * @param cloud the AWS APIs
 * @param bitbucket the Bitbucket stand-in
 * @param token the factory's access token there
 */
record DemoServers(LocalCloud cloud, BitbucketServer bitbucket, String token)
    implements AutoCloseable {
  private static final int CONCURRENT_BUILDS = 4;
  private static final int CONCURRENT_TASKS = 8;

  /** Starts them; {@code events} takes CodePipeline's events. */
  static DemoServers start(Environment environment, DemoState state, Consumer<String> events)
      throws IOException {
    Clock clock = environment.clock();
    String token = UUID.randomUUID().toString();
    LocalCloud cloud =
        new LocalCloud(
            new LocalCloudSettings(
                DemoOrganisation.ACCOUNT, DemoOrganisation.REGION, state.cloud(), clock));
    Path tools = tools(environment);
    Files.createDirectories(tools);
    CloudExecution.install(
        cloud,
        new CloudExecutionSettings(
            environment.variables(),
            Map.of(DemoOrganisation.IMAGE, environment.home().resolve("bin")),
            new PathMappings(Map.of("/root/.pipewright/tools", tools.toString())),
            CONCURRENT_BUILDS,
            DemoOrganisation.CLUSTER,
            List.of(
                task(environment, state, DemoOrganisation.TASK_DEFINITION, "generator"),
                task(environment, state, DemoOrganisation.CHECKOUT_TASK, "checkout")),
            CONCURRENT_TASKS,
            events));
    cloud.start();
    BitbucketServer bitbucket =
        BitbucketServer.start(
            state.bitbucket(), new BitbucketAccounts(token, "developer", token), clock, 0);
    return new DemoServers(cloud, bitbucket, token);
  }

  /** The pages of the pipelines. */
  URI console() {
    return cloud.endpoint().uri().resolve("/console");
  }

  private static TaskDefinition task(
      Environment environment, DemoState state, String family, String container) {
    return new TaskDefinition(
        family,
        container,
        List.of(environment.home().resolve("bin/pipewright-" + container).toString()),
        "arn:aws:iam::" + DemoOrganisation.ACCOUNT + ":role/pipewright-generator",
        Map.of(
            "PIPEWRIGHT_FACTORY", state.factoryFile().toString(),
            "PIPEWRIGHT_HOME", environment.home().toString()));
  }

  /** Pinned tools are kept between runs, as CodeBuild's cache keeps them. */
  private static Path tools(Environment environment) {
    Map<String, String> variables = environment.variables();
    String cache = variables.getOrDefault("XDG_CACHE_HOME", "");
    Path base =
        cache.isEmpty() ? Path.of(variables.getOrDefault("HOME", "."), ".cache") : Path.of(cache);
    return base.resolve("pipewright/tools").toAbsolutePath();
  }

  @Override
  public void close() {
    cloud.close();
    bitbucket.close();
  }
}
