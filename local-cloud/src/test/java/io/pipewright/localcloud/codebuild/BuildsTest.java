package io.pipewright.localcloud.codebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.localcloud.codebuild.Build.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildsTest {
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
  void exportsDirectoriesAndVariablesPersistBetweenCommandsAndPhases() throws Exception {
    Build build =
        host.run(
            spec(
                "'export A=1', 'B=two', 'mkdir sub && cd sub'",
                "'echo \"$A $B $(basename \"$PWD\")\"'"));

    assertThat(build.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(host.output()).containsExactly("1 two sub");
  }

  @Test
  void aFailedBuildStillRunsPostBuildAndHasFailed() throws Exception {
    Build build =
        host.run(spec("'echo one', 'false', 'echo never'", "'echo $CODEBUILD_BUILD_SUCCEEDING'"));

    assertThat(build.status()).isEqualTo(Status.FAILED);
    assertThat(host.output()).containsExactly("one", "0");
    assertThat(phases(build)).contains(PhaseType.POST_BUILD, PhaseType.UPLOAD_ARTIFACTS);
    assertThat(build.failedPhase().orElseThrow().message())
        .isEqualTo("Error while executing command: false. Reason: exit status 1");
    assertThat(host.log)
        .anyMatch(line -> line.endsWith("Phase complete: BUILD State: FAILED"))
        .anyMatch(
            line ->
                line.contains(
                    "Phase context status code: COMMAND_EXECUTION_ERROR Message: Error while"));
  }

  @Test
  void aFailedPreBuildStopsAfterItsFinally() throws Exception {
    Build build =
        host.run(
            """
            version: 0.2
            phases:
              pre_build:
                commands: ['exit 3', 'echo never']
                finally: ['echo cleaned']
              build:
                commands: ['echo never']
            """);

    assertThat(build.status()).isEqualTo(Status.FAILED);
    assertThat(host.output()).containsExactly("cleaned");
    assertThat(phases(build))
        .doesNotContain(PhaseType.BUILD, PhaseType.UPLOAD_ARTIFACTS)
        .endsWith(PhaseType.FINALIZING, PhaseType.COMPLETED);
    assertThat(build.failedPhase().orElseThrow().message()).contains("exit status 3");
  }

  @Test
  void onFailureContinueGoesOnButTheBuildHasFailed() throws Exception {
    Build build =
        host.run(
            """
            version: 0.2
            phases:
              install:
                on-failure: CONTINUE
                commands: ['false']
              build:
                commands: ['echo reached']
            """);

    assertThat(build.status()).isEqualTo(Status.FAILED);
    assertThat(host.output()).containsExactly("reached");
  }

  @Test
  void onFailureAbortOfBuildSkipsPostBuild() throws Exception {
    Build build =
        host.run(
            """
            version: 0.2
            phases:
              build:
                on-failure: ABORT
                commands: ['false']
              post_build:
                commands: ['echo never']
            """);

    assertThat(build.status()).isEqualTo(Status.FAILED);
    assertThat(host.output()).isEmpty();
  }

  @Test
  void aCommandThatEndsTheShellKeepsWhatWasExported() throws Exception {
    Build build = host.run(spec("'export A=kept; exit 0'", "'echo $A'"));

    assertThat(build.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(host.output()).containsExactly("kept");
  }

  @Test
  void aCommandThatRedirectsTheShellDoesNotHangTheBuild() throws Exception {
    Build build = host.run(spec("'exec > out.txt', 'echo hidden', 'exec /bin/true'", "'echo x'"));

    assertThat(build.status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void theStartedBuildsVariableWinsOverTheProjectsAndThatOverTheBuildspecs() throws Exception {
    host.project(
        """
        version: 0.2
        env:
          variables: {A: spec, B: spec, C: spec}
          exported-variables: [A, B, C, MADE]
        phases:
          build: {commands: ['export MADE=here']}
        """,
        Map.of("A", "project", "B", "project"),
        Duration.ofMinutes(5));

    Build build = host.run(Map.of("A", "start"), Optional.empty(), List.of());

    assertThat(build.exportedVariables())
        .isEqualTo(Map.of("A", "start", "B", "project", "C", "spec", "MADE", "here"));
  }

  @Test
  void inputsAreUnpackedAndOutputsPacked() throws Exception {
    Path in = Files.createDirectories(directory.resolve("in"));
    Path script = Files.writeString(in.resolve("run.sh"), "#!/bin/sh\necho ran\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Path zip = directory.resolve("in.zip");
    ArtifactZip.pack(in, List.of(Path.of("run.sh")), false, zip);
    host.project(
        """
        version: 0.2
        phases:
          build: {commands: ['./run.sh > result.txt']}
        reports:
          tests: {files: ['junit.xml']}
        artifacts:
          files: ['**/*']
        """,
        Map.of(),
        Duration.ofMinutes(5));

    Build build = host.run(Map.of(), Optional.of(zip), List.of("Out"));

    assertThat(build.status()).isEqualTo(Status.SUCCEEDED);
    Path out = directory.resolve("unpacked");
    ArtifactZip.unpack(build.outputs().get("Out"), out);
    assertThat(out.resolve("result.txt")).hasContent("ran\n");
    assertThat(out.resolve("run.sh").toFile().canExecute()).isTrue();
  }

  @Test
  void anExpectedOutputThatMatchesNothingFailsTheBuild() throws Exception {
    host.project(
        "{version: 0.2, phases: {build: {commands: ['true']}}, artifacts: {files: ['none/*']}}",
        Map.of(),
        Duration.ofMinutes(5));

    Build build = host.run(Map.of(), Optional.empty(), List.of("Out"));

    assertThat(build.status()).isEqualTo(Status.FAILED);
    assertThat(build.failedPhase().orElseThrow().message())
        .isEqualTo("no matching artifact paths found");
  }

  @Test
  void junitReportsAreCounted() throws Exception {
    Build build =
        host.run(
            """
            version: 0.2
            phases:
              build:
                commands:
                  - "echo '<testsuite><testcase/><testcase><failure/></testcase><testcase><skipped/></testcase></testsuite>' > junit.xml"
            reports:
              unit: {files: ['*.xml'], file-format: JUNITXML}
            """);

    assertThat(build.reports()).hasSize(1);
    Build.Report report = build.reports().get(0);
    assertThat(List.of(report.passed(), report.failed(), report.skipped())).containsOnly(1);
    assertThat(report.status()).isEqualTo("FAILED");
  }
}
