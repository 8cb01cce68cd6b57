package io.pipewright.localcloud.codebuild;

import io.pipewright.localcloud.process.ProcessGroup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The one bash in which all commands of a build run, so that {@code export} and {@code cd} persist.
 * A command that ends the shell ends only itself: the next one gets a new shell with the exported
 * variables and the directory of the last.
 */
final class BuildShell implements AutoCloseable {
  private static final char MARK = '\u001e';
  private static final long POLL_MILLIS = 100;
  private static final long DRAIN_MILLIS = 2000;

  private final Path state;
  private final Consumer<String> output;
  private final String nonce = UUID.randomUUID().toString();
  private Map<String, String> environment;
  private Path directory;
  private Optional<Running> running = Optional.empty();
  private boolean closed;
  private int commands;

  /**
   * Prepares a shell.
   *
   * @param state an empty directory for the shell's own files
   * @param directory where the first command runs
   * @param environment all that the first command sees
   */
  BuildShell(Path state, Path directory, Map<String, String> environment, Consumer<String> output) {
    this.state = state;
    this.directory = directory;
    this.environment = new HashMap<>(environment);
    this.output = output;
  }

  /** Runs a command to its end and gives its exit status. */
  int run(String command) throws IOException, InterruptedException {
    Path file = state.resolve("command-" + commands++ + ".sh");
    Files.writeString(file, command + "\n");
    Running shell = shell();
    shell.send(nonce + " " + file + "\n");
    int status = shell.await();
    remember();
    return status;
  }

  /** The exported variables after the last command. */
  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** Sets a variable for all further commands. */
  void export(String name, String value) throws IOException, InterruptedException {
    run("export " + name + "=" + quoted(value));
  }

  /** A text as one word of shell. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private synchronized Running shell() throws IOException {
    if (closed) {
      throw new IOException("the build was stopped");
    }
    if (running.isEmpty() || !running.get().group.leader().isAlive()) {
      Path driver = state.resolve("driver.sh");
      Files.writeString(driver, driver());
      running =
          Optional.of(
              new Running(
                  ProcessGroup.start(
                      List.of("bash", driver.toString(), state.toString()), environment, directory),
                  nonce,
                  output));
    }
    return running.get();
  }

  private void remember() throws IOException {
    Path file = state.resolve("environment");
    if (!Files.exists(file)) {
      return;
    }
    Map<String, String> now = new HashMap<>();
    for (String entry : Files.readString(file).split("\0", -1)) {
      int at = entry.indexOf('=');
      if (at > 0) {
        now.put(entry.substring(0, at), entry.substring(at + 1));
      }
    }
    environment = now;
    Path here = Path.of(Files.readString(state.resolve("directory")).stripTrailing());
    if (Files.isDirectory(here)) {
      directory = here;
    }
  }

  /** Ends all that the build started. */
  @Override
  public synchronized void close() {
    closed = true;
    running.ifPresent(shell -> shell.group.close());
  }

  /**
   * Commands come in by descriptor 19 and the mark goes out by 18; commands themselves see neither.
   */
  private static String driver() {
    return """
        exec 18>&1 19<&0 </dev/null
        __state=$1
        __mark=
        set --
        __command_ended() {
          local status=$?
          /usr/bin/env -0 > "$__state/environment"
          pwd > "$__state/directory"
          printf '\\036%s %d\\n' "$__mark" "$status" >&18
        } 2>/dev/null
        trap __command_ended EXIT
        while IFS=' ' read -r __mark __file <&19; do
          . "$__file" 18>&- 19<&-
          __command_ended
        done
        trap - EXIT
        """;
  }

  /** A shell process and the reader of its output. */
  private static final class Running {
    private final ProcessGroup group;
    private final BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();
    private final Thread reader;

    Running(ProcessGroup group, String nonce, Consumer<String> output) {
      this.group = group;
      this.reader = new Thread(() -> read(nonce, output), "build-output");
      reader.setDaemon(true);
      reader.start();
    }

    void send(String line) throws IOException {
      OutputStream in = group.leader().getOutputStream();
      in.write(line.getBytes(StandardCharsets.UTF_8));
      in.flush();
    }

    int await() throws InterruptedException {
      while (true) {
        Integer status = statuses.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (status != null) {
          return status;
        }
        if (!group.leader().isAlive()) {
          reader.join(DRAIN_MILLIS);
          Integer last = statuses.poll();
          return last != null ? last : group.leader().exitValue();
        }
      }
    }

    private void read(String nonce, Consumer<String> output) {
      String end = MARK + nonce + " ";
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(group.leader().getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          int at = line.indexOf(end);
          if (at < 0 || at > 0) {
            output.accept(at < 0 ? line : line.substring(0, at));
          }
          if (at >= 0) {
            statuses.add(Integer.parseInt(line.substring(at + end.length()).strip()));
          }
        }
      } catch (IOException e) {
        // The process was ended while it wrote; its exit status tells the rest.
        output.accept("(output ends here)");
      }
    }
  }
}
