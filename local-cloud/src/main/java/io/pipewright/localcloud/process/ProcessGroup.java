package io.pipewright.localcloud.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A child process in a process group of its own, so that what it started can be ended with it. Its
 * environment is exactly what is given: nothing of this JVM's is inherited.
 */
public final class ProcessGroup implements AutoCloseable {
  private static final long KILL_SECONDS = 5;
  private static final Optional<Path> SETSID =
      Stream.of("/usr/bin/setsid", "/bin/setsid")
          .map(Path::of)
          .filter(Files::isExecutable)
          .findFirst();

  private final Process process;

  private ProcessGroup(Process process) {
    this.process = process;
  }

  /** Starts a command; its standard error goes where its standard output goes. */
  public static ProcessGroup start(
      List<String> command, Map<String, String> environment, Path directory) throws IOException {
    List<String> all = new ArrayList<>();
    // A child of the JVM leads no group, so setsid replaces itself and the process id stays the
    // group's.
    SETSID.ifPresent(path -> all.add(path.toString()));
    all.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(all).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new ProcessGroup(builder.start());
  }

  /** The leader of the group. */
  public Process leader() {
    return process;
  }

  /** Ends every process of the group, and those that left it but still descend from its leader. */
  @Override
  public void close() {
    List<ProcessHandle> descendants = process.descendants().toList();
    if (SETSID.isPresent()) {
      killGroup();
    }
    descendants.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void killGroup() {
    try {
      Process kill =
          new ProcessBuilder("kill", "-KILL", "--", "-" + process.pid())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!kill.waitFor(KILL_SECONDS, TimeUnit.SECONDS)) {
        kill.destroyForcibly();
      }
    } catch (IOException e) {
      // Without a kill command the descendants are ended one by one.
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
