package io.pipewright.localcloud.codebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildspecReaderTest {
  private static Buildspec read(String rest) {
    return BuildspecReader.read("version: 0.2\n" + rest);
  }

  @Test
  void valuesStayTheTextThatTheyAre() {
    Buildspec spec =
        read(
            """
            env: {variables: {A: 010, B: yes, C: 1.10}}
            phases: {install: {runtime-versions: {python: 3.10}}, build: {commands: [true]}}
            """);

    assertThat(spec.variables())
        .containsEntry("A", "010")
        .containsEntry("B", "yes")
        .containsEntry("C", "1.10");
    assertThat(spec.phases().get(PhaseType.INSTALL).runtimeVersions())
        .containsEntry("python", "3.10");
    assertThat(spec.phases().get(PhaseType.BUILD).commands()).containsExactly("true");
  }

  @Test
  void jsonIsReadToo() {
    Buildspec spec =
        BuildspecReader.read(
            "{\"version\":\"0.2\",\"phases\":{\"build\":{\"commands\":[\"echo \\\"a: b\\\"\"]}}}");

    assertThat(spec.phases().get(PhaseType.BUILD).commands()).containsExactly("echo \"a: b\"");
  }

  @Test
  void artifactsOfBothKindsAreRead() {
    Buildspec spec =
        read(
            """
            phases: {build: {commands: ['true']}}
            artifacts:
              files: ['**/*']
              base-directory: target
              discard-paths: yes
              secondary-artifacts:
                Sbom: {files: [bom.json]}
            """);

    assertThat(spec.artifacts())
        .isEqualTo(Optional.of(new Buildspec.Artifacts(List.of("**/*"), "target", true)));
    assertThat(spec.secondaryArtifacts().get("Sbom").files()).containsExactly("bom.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "phases: {biuld: {commands: []}}                               | phases.biuld: not known",
        "phases: {build: {command: []}}                                | phases.build.command:",
        "phases: {build: {on-failure: RETRY}}                          | ABORT and CONTINUE",
        "phases: {build: {commands: true}}                             | a list is needed",
        "phases: {build: {commands: [{echo a: b}]}}                    | quote what contains",
        "env: {parameter-store: {A: /b}}                               | no Parameter Store",
        "env: {shell: powershell.exe}                                  | allowed here is bash",
        "phases: {}                                                    | at least one of",
        "phases: {build: {}, build: {}}                                | duplicate key",
        "batch: {}                                                     | batch: not known here",
      })
  void whatIsNotUnderstoodIsRefused(String rest, String message) {
    assertThatExceptionOfType(InvalidBuildspec.class)
        .isThrownBy(() -> read(rest))
        .withMessageContaining(message);
  }

  @Test
  void anotherVersionIsRefused() {
    assertThatExceptionOfType(InvalidBuildspec.class)
        .isThrownBy(() -> BuildspecReader.read("{version: 0.1, phases: {build: {}}}"))
        .withMessageContaining("0.2");
  }

  @Test
  void secretReferencesMayBeArns() {
    assertThat(SecretReference.parse("name"))
        .isEqualTo(
            new SecretReference("name", Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(
            SecretReference.parse(
                "arn:aws:secretsmanager:eu-west-1:111122223333:secret:n-abcdef:key::id"))
        .isEqualTo(
            new SecretReference(
                "arn:aws:secretsmanager:eu-west-1:111122223333:secret:n-abcdef",
                Optional.of("key"),
                Optional.empty(),
                Optional.of("id")));
    assertThatExceptionOfType(InvalidBuildspec.class)
        .isThrownBy(() -> SecretReference.parse("a:b:c:d:e"));
  }
}
