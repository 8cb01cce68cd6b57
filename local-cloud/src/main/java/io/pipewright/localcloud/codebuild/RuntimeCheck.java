package io.pipewright.localcloud.codebuild;

import java.util.Map;
import java.util.Optional;

/**
 * How a runtime of {@code runtime-versions} is found on this host: what is installed is what is
 * used.
 */
final class RuntimeCheck {
  private static final Map<String, String> VERSION_COMMANDS =
      Map.of(
          "java", "java -version",
          "nodejs", "node --version",
          "python", "python3 --version",
          "golang", "go version",
          "ruby", "ruby --version",
          "php", "php --version",
          "dotnet", "dotnet --version");

  private RuntimeCheck() {}

  /**
   * The command that logs the version found, and fails if there is none; empty for an unknown
   * runtime.
   */
  static Optional<String> command(String runtime, String requested) {
    return Optional.ofNullable(VERSION_COMMANDS.get(runtime))
        .map(version -> command(runtime, requested, version));
  }

  /** The program that a runtime needs, for messages. */
  static String program(String runtime) {
    return VERSION_COMMANDS.getOrDefault(runtime, runtime).split(" ", 2)[0];
  }

  private static String command(String runtime, String requested, String version) {
    return "if command -v "
        + program(runtime)
        + " >/dev/null; then printf '%s\\n' "
        + BuildShell.quoted("Runtime " + runtime + ": requested " + requested + ", this host has ")
        + "\"$("
        + version
        + " 2>&1 | head -n 1)\"; else false; fi";
  }
}
