package io.pipewright.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a merge to a deployment, with the packaged command line, Node being the one language that is
 * always there.
 */
class DemoIT {
  @TempDir Path directory;

  @Test
  void aMergeGoesAllTheWayAndItsCommitIsTagged() throws Exception {
    Launcher.Finished demo = Launcher.pipewright(directory, "demo", "--example", "node-service");

    assertThat(demo.output())
        .contains("✓ Deploy-prod")
        .contains("refused: AccessDenied")
        .contains("recorded, not executed");
    assertThat(demo.exitCode()).as(demo.output()).isZero();
    Path repository =
        directory.resolve(".pipewright/demo/bitbucket/repositories/pay/node-service.git");
    assertThat(git(repository, "cat-file", "-t", "v0.1.0")).isEqualTo("tag\n");
    assertThat(git(repository, "cat-file", "-p", "v0.1.0")).contains("\nExecution: ");
    assertThat(git(repository, "rev-parse", "v0.1.0^{commit}"))
        .isEqualTo(git(repository, "rev-parse", "main"));
  }

  @Test
  void ofAMonorepoOnlyWhatHasChangedIsBuiltAndDeployed() throws Exception {
    Launcher.Finished demo =
        Launcher.pipewright(
            directory,
            "demo",
            "--example",
            "monorepo",
            "--touch",
            "services/prices/src/prices.js",
            "--touch",
            "services/orders/src/orders.js");

    assertThat(demo.exitCode()).as(demo.output()).isZero();
    String[] merges = demo.output().split("A further merge", -1);
    assertThat(merges[0])
        .contains("✓ Check-prices/Build", "✓ Deploy-prod--prices", "✓ Deploy-dev--orders");
    // The execution that the creation of a pipeline starts tells nothing of what it ran.
    assertThat(merges[1]).contains("✓ Check-prices/Build", "✓ Check-orders/Build");
    assertThat(merges[2])
        .contains("✓ Check-orders/Build", "✓ Version", "✓ Deploy-dev--orders")
        .contains("✓ Scan")
        .doesNotContain("✓ Check-prices", "✓ Package-prices", "✓ Deploy-dev--prices");
  }

  private static String git(Path repository, String... arguments) throws Exception {
    String[] command = new String[arguments.length + 3];
    command[0] = "git";
    command[1] = "--git-dir";
    command[2] = repository.toString();
    System.arraycopy(arguments, 0, command, 3, arguments.length);
    return Launcher.run(repository, command).output();
  }
}
