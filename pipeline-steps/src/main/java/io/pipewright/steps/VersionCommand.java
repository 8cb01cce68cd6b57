package io.pipewright.steps;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.steps.version.SourceMetadata;
import io.pipewright.steps.version.StepException;
import io.pipewright.steps.version.StepException.Kind;
import io.pipewright.steps.version.VersionStep.Surroundings;
import io.pipewright.steps.version.Versioning;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pipewright-steps version}. */
@Command(
    name = "version",
    description =
        "Gives the commit of this execution its semantic version, from Conventional Commits since "
            + "the last v* tag, and pushes it as an annotated tag. A commit that has one keeps it.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the commit has its version",
      "1:refused: somebody must change something first",
      "2:wrong usage: an option, or a variable of the environment",
      "3:Bitbucket or S3 did not answer: run the stage again"
    },
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  PIPEWRIGHT_SOURCE_BUCKET, PIPEWRIGHT_SOURCE_KEY, PIPEWRIGHT_SOURCE_VERSION",
      "  PIPEWRIGHT_REPOSITORY, PIPEWRIGHT_PIPELINE, PIPEWRIGHT_EXECUTION",
      "  PIPEWRIGHT_BITBUCKET_URL, BITBUCKET_TOKEN, and AWS credentials;",
      "  optional: PIPEWRIGHT_BITBUCKET_KIND (datacenter or cloud)"
    })
final class VersionCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  private final SourceMetadata metadata;
  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      required = true,
      description = "The file that will export VERSION, TAG and COMMIT.")
  private Path output = Path.of("");

  VersionCommand(
      Map<String, String> environment, SourceMetadata metadata, Surroundings surroundings) {
    this.environment = environment;
    this.metadata = metadata;
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try {
      String passed = new Versioning(metadata, surroundings).run(environment, output);
      spec.commandLine().getOut().println("pipewright: version passed: " + passed);
      return 0;
    } catch (StepException failure) {
      return failed(failure.text(), exitCode(failure.kind()));
    } catch (BitbucketException failure) {
      return failed(
          failure.text(), exitCode(failure.retryable() ? Kind.SURROUNDINGS : Kind.REFUSED));
    }
  }

  private int failed(String reason, int code) {
    spec.commandLine().getErr().println("pipewright: version failed: " + reason);
    return code;
  }

  private static int exitCode(Kind kind) {
    return switch (kind) {
      case REFUSED -> 1;
      case USAGE -> 2;
      case SURROUNDINGS -> 3;
    };
  }
}
