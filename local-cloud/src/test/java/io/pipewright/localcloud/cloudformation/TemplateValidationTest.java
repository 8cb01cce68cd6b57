package io.pipewright.localcloud.cloudformation;

import static io.pipewright.localcloud.cloudformation.StackHost.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;

/** Templates that AWS would refuse, or that this module does not know all of. */
class TemplateValidationTest {
  @TempDir private static Path directory;

  private static StackHost host;

  @BeforeAll
  static void start() {
    host = new StackHost(directory);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Resources\":{\"A\":{\"Type\":\"AWS::Unknown::Thing\"}}} | Unrecognized resource types: [AWS::Unknown::Thing]",
        "{\"Resources\":{}} | At least one Resources member",
        "{\"Resources\":{\"A\":{\"Type\":\"Test::Probe\",\"Properties\":{\"Value\":{\"Ref\":\"B\"}}}}} | Unresolved resource dependencies [B]",
        "{\"Resources\":{\"A\":{\"Type\":\"Test::Probe\",\"DependsOn\":\"B\"},\"B\":{\"Type\":\"Test::Probe\",\"DependsOn\":\"A\"}}} | Circular dependency between resources: [A, B]",
        "{\"Resources\":{\"A\":{\"Type\":\"Test::Probe\"},\"A\":{\"Type\":\"Test::Probe\"}}} | Duplicate field 'A'",
        "{\"Resources\":{\"A\":{\"Type\":\"Test::Probe\",\"UpdatePolicy\":{}}}} | the resource A has 'UpdatePolicy'",
        "{\"Transform\":\"x\",\"Resources\":{\"A\":{\"Type\":\"Test::Probe\"}}} | the template has 'Transform'",
        "Resources: {} | JSON not well-formed",
        "{\"Parameters\":{\"P\":{\"Type\":\"String\"}},\"Resources\":{\"A\":{\"Type\":\"Test::Probe\"}}} | Parameters: [P] must have values",
      })
  void aTemplateThatIsNotUnderstoodIsRefused(String template, String message) {
    assertThatThrownBy(() -> host.change("refused", ChangeSetType.CREATE, template))
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError"))
        .hasMessageContaining(message);
    assertThatThrownBy(() -> host.stack("refused")).hasMessageContaining("does not exist");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Resources\":{\"A\":{\"Type\":\"Test::Probe\",\"Properties\":{\"Valeu\":\"x\"}}}} | A (Test::Probe) Valeu",
        "{\"Resources\":{\"A\":{\"Type\":\"Test::Probe\",\"Properties\":{\"Deep\":[{\"In\":\"x\",\"Out\":\"y\"}]}}}} | A (Test::Probe) Deep.Out",
        "{\"Resources\":{\"A\":{\"Type\":\"Test::Probe\",\"Properties\":{\"Value\":{\"Inner\":\"x\"}}}}} | A (Test::Probe) Value",
        "{\"Resources\":{\"A\":{\"Type\":\"Test::Probe\",\"Properties\":{\"Value\":{\"Fn::ImportValue\":\"x\"}}}}} | the function Fn::ImportValue is not known here",
      })
  void aPropertyOrFunctionThatIsNotKnownFailsTheChangeSet(String template, String message) {
    DescribeChangeSetResponse failed =
        host.change("u" + Integer.toHexString(template.hashCode()), ChangeSetType.CREATE, template);
    assertThat(failed.status()).isEqualTo(ChangeSetStatus.FAILED);
    assertThat(failed.statusReason()).contains(message);
    assertFails(() -> host.execute(failed), "InvalidChangeSetStatus");
  }
}
