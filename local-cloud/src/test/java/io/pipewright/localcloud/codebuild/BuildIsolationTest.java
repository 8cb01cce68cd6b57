package io.pipewright.localcloud.codebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.localcloud.codebuild.Build.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildIsolationTest {
  @TempDir Path directory;
  private BuildHost host;

  @BeforeEach
  void open() {
    host = new BuildHost(directory);
  }

  @AfterEach
  void close() throws Exception {
    host.close();
  }

  private static String spec(String build, String postBuild) {
    return "{version: 0.2, phases: {build: {commands: ["
        + build
        + "]}, post_build: {commands: ["
        + postBuild
        + "]}}}";
  }

  private static List<PhaseType> phases(Build build) {
    return build.phases().stream().map(Build.Phase::type).toList();
  }

  @Test
  void secretsAreFetchedAndMasked() throws Exception {
    host.secrets.put("bitbucket", "s3cr3t-value");
    Build build =
        host.run(
            """
            version: 0.2
            env:
              secrets-manager: {TOKEN: bitbucket}
            phases:
              build: {commands: ['echo "got $TOKEN"; test "$TOKEN" = s3cr3t-value']}
            """);

    assertThat(build.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(host.output()).containsExactly("got ***");
    assertThat(host.log).noneMatch(line -> line.contains("s3cr3t-value"));
  }

  @Test
  void aMissingSecretFailsTheBuildBeforeAnyCommand() throws Exception {
    Build build =
        host.run(
            """
            version: 0.2
            env: {secrets-manager: {TOKEN: nowhere}}
            phases:
              build: {commands: ['echo never']}
            """);

    assertThat(build.status()).isEqualTo(Status.FAILED);
    assertThat(host.output()).isEmpty();
    assertThat(build.failedPhase().orElseThrow().message()).contains("no secret nowhere");
  }

  @Test
  void theHostsEnvironmentIsNotInherited() throws Exception {
    host.close();
    host =
        new BuildHost(
            directory,
            Map.of("PATH", "/usr/bin:/bin", "MY_PASSWORD", "leak", "npm_config_registry", "reg"),
            Map.of());

    host.run(spec("'env'", "'true'"));

    assertThat(host.output())
        .contains("npm_config_registry=reg", "AWS_REGION=eu-west-1", "CODEBUILD_INITIATOR=me")
        .noneMatch(line -> line.contains("MY_PASSWORD"));
  }

  @Test
  void aTimeoutKillsTheWholeGroup() throws Exception {
    Path pid = directory.resolve("pid");
    host.project(
        spec("'sleep 300 & echo $! > " + pid + "; sleep 300'", "'echo never'"),
        Map.of(),
        Duration.ofSeconds(1));

    Build build = host.run(Map.of(), Optional.empty(), List.of());

    assertThat(build.status()).isEqualTo(Status.TIMED_OUT);
    assertThat(host.output()).doesNotContain("never");
    long background = Long.parseLong(Files.readString(pid).strip());
    assertThat(gone(background)).isTrue();
  }

  private static boolean gone(long pid) throws InterruptedException {
    for (int i = 0; i < 50 && running(pid); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return !running(pid);
  }

  /** A killed orphan stays as a zombie until init, which a container may lack, has seen it. */
  private static boolean running(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
    } catch (java.io.IOException e) {
      return false;
    }
  }

  @Test
  void aBuildCanBeStopped() throws Exception {
    host.project(spec("'sleep 300'", "'true'"), Map.of(), Duration.ofMinutes(5));
    Build build = host.start(Map.of(), Optional.empty(), List.of());
    while (!phases(build).contains(PhaseType.BUILD)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }

    host.builds.stop(build);

    assertThat(build.done().get(20, TimeUnit.SECONDS).status()).isEqualTo(Status.STOPPED);
  }

  @Test
  void anUnknownImageIsRefused() throws Exception {
    host.project(spec("'echo never'", "'true'"), Map.of(), Duration.ofMinutes(5), "evil:latest");

    Build build = host.run(Map.of(), Optional.empty(), List.of());

    assertThat(build.status()).isEqualTo(Status.FAILED);
    assertThat(build.failedPhase().orElseThrow().contextCode())
        .isEqualTo("BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE");
    assertThat(host.output()).isEmpty();
  }

  @Test
  void aKnownImagesDirectoryComesFirstOnThePathAndItsPathsAreMapped() throws Exception {
    Path tools = Files.createDirectories(directory.resolve("image"));
    Path tool = Files.writeString(tools.resolve("pipewright-steps"), "#!/bin/sh\necho steps\n");
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    host.close();
    host = new BuildHost(directory, Map.of(), Map.of("factory:1", tools));
    host.project(
        spec("'pipewright-steps', 'echo $PIPEWRIGHT_TOOLS'", "'true'"),
        Map.of("PIPEWRIGHT_TOOLS", "/root/.pipewright/tools"),
        Duration.ofMinutes(5),
        "factory:1");

    host.run(Map.of(), Optional.empty(), List.of());

    assertThat(host.output()).containsExactly("steps", directory + "/tools");
  }

  @Test
  void aMissingRuntimeFailsInInstallWithOneClearLine() throws Exception {
    Build build =
        host.run(
            """
            version: 0.2
            phases:
              install:
                runtime-versions: {dotnet: 8.0}
              build: {commands: ['echo never']}
            """);

    assertThat(build.status()).isEqualTo(Status.FAILED);
    assertThat(build.failedPhase().orElseThrow().type()).isEqualTo(PhaseType.INSTALL);
    assertThat(build.failedPhase().orElseThrow().message())
        .contains("dotnet 8.0 was requested")
        .contains("no command 'dotnet'");
  }
}
