package io.pipewright.localcloud.codebuild;

import io.pipewright.localcloud.process.RoleEnvironment;
import io.pipewright.localcloud.server.AwsError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A host for builds, with everything around them made by hand. */
final class BuildHost implements AutoCloseable {
  static final String IMAGE = "aws/codebuild/standard:7.0";

  final Projects projects = new Projects();
  final List<String> log = new CopyOnWriteArrayList<>();
  final Map<String, String> secrets = new HashMap<>();
  final Builds builds;
  final Path directory;

  BuildHost(Path directory, Map<String, String> host, Map<String, Path> images) {
    this.directory = directory;
    BuildSettings settings =
        new BuildSettings(
            "111122223333",
            "eu-west-1",
            directory,
            host,
            images,
            new PathMappings(Map.of("/root/.pipewright/tools", directory + "/tools")),
            2);
    builds =
        new Builds(
            settings,
            projects,
            (service, source, role, session) ->
                RoleEnvironment.Access.of(
                    Map.of("AWS_CONTAINER_AUTHORIZATION_TOKEN", "token-of-" + role)),
            (role, reference) -> secret(reference),
            (group, stream, line) -> log.add(line),
            Clock.systemUTC());
  }

  BuildHost(Path directory) {
    this(directory, Map.of("PATH", "/usr/local/bin:/usr/bin:/bin"), Map.of());
  }

  private String secret(SecretReference reference) {
    String value = secrets.get(reference.secretId());
    if (value == null) {
      throw new AwsError(400, "ResourceNotFoundException", "no secret " + reference.secretId());
    }
    return value;
  }

  void project(String buildspec, Map<String, String> variables, Duration timeout) {
    project(buildspec, variables, timeout, IMAGE);
  }

  void project(String buildspec, Map<String, String> variables, Duration timeout, String image) {
    List<EnvironmentVariable> list =
        variables.entrySet().stream()
            .map(
                e ->
                    new EnvironmentVariable(
                        e.getKey(), e.getValue(), EnvironmentVariable.Type.PLAINTEXT))
            .toList();
    projects.put(
        new Project(
            "p", "", "CODEPIPELINE", "", buildspec, image, list, "role", timeout, Map.of()));
  }

  Build run(String buildspec) throws Exception {
    project(buildspec, Map.of(), Duration.ofMinutes(5));
    return run(Map.of(), Optional.empty(), List.of());
  }

  Build start(Map<String, String> variables, Optional<Path> source, List<String> outputs) {
    List<EnvironmentVariable> list =
        variables.entrySet().stream()
            .map(
                e ->
                    new EnvironmentVariable(
                        e.getKey(), e.getValue(), EnvironmentVariable.Type.PLAINTEXT))
            .toList();
    return builds.start(
        new BuildRequest("p", list, source, Map.of(), "where", "revision", outputs, "me"));
  }

  Build run(Map<String, String> variables, Optional<Path> source, List<String> outputs)
      throws Exception {
    return start(variables, source, outputs).done().get(60, TimeUnit.SECONDS);
  }

  /** What commands wrote. */
  List<String> output() {
    return log.stream().filter(line -> !line.startsWith("[Container]")).toList();
  }

  @Override
  public void close() throws IOException {
    builds.close();
  }
}
