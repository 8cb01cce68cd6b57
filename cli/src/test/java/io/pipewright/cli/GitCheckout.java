package io.pipewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A git repository with a working directory, made by the git of this machine. */
final class GitCheckout {
  private final Path root;

  private GitCheckout(Path root) {
    this.root = root;
  }

  /** A new repository without commits. */
  static GitCheckout in(Path root) throws IOException {
    Files.createDirectories(root);
    GitCheckout checkout = new GitCheckout(root);
    checkout.git("init", "--quiet", "--initial-branch=main");
    return checkout;
  }

  Path root() {
    return root;
  }

  GitCheckout write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(file, text);
    return this;
  }

  GitCheckout commit(String message) throws IOException {
    git("add", "--all");
    git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", message);
    return this;
  }

  void git(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    // Nothing of this machine's own settings, such as signing, may reach a test.
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor()).as(output).isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
