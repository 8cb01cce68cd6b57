package io.pipewright.webhook.checkout;

import io.pipewright.repository.CommitHash;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a large bare repository with one commit quickly, by {@code git fast-import}: the content of
 * a file is never whole in this process's memory.
 */
public final class GitImport implements AutoCloseable {
  private final Path directory;
  private final Process git;
  private final OutputStream out;

  /** Writes the bytes of a file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Starts a commit to {@code main} of a new repository in {@code directory}. */
  public GitImport(Path directory) {
    this.directory = directory;
    run(List.of("git", "init", "-q", "--bare", "-b", "main", directory.toString()));
    try {
      git = command(List.of("git", "-C", directory.toString(), "fast-import", "--quiet")).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out = new BufferedOutputStream(git.getOutputStream(), 1 << 16);
    text(
        """
        commit refs/heads/main
        committer Ada <ada@example.com> 1772439342 +0000
        data 7
        import
        """);
  }

  /** Adds a file of exactly {@code size} bytes. */
  public GitImport file(String path, long size, Content content) {
    text("M 100644 inline " + path + "\ndata " + size + "\n");
    try {
      content.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    text("\n");
    return this;
  }

  /** Adds a file. */
  public GitImport file(String path, byte[] content) {
    return file(path, content.length, out -> out.write(content));
  }

  /** Ends the commit. */
  public CommitHash commit() {
    close();
    return new CommitHash(run(List.of("git", "-C", directory.toString(), "rev-parse", "main")));
  }

  /** Packs as a server does that collects garbage, with deltas where they are smaller. */
  public static void repack(Path directory) {
    run(List.of("git", "-C", directory.toString(), "repack", "-adfq"));
  }

  @Override
  public void close() {
    try {
      out.close();
      if (git.waitFor() != 0) {
        throw new IllegalStateException("git fast-import failed with " + git.exitValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void text(String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(List<String> command) {
    try {
      Process process = command(command).start();
      process.getOutputStream().close();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static ProcessBuilder command(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    return builder;
  }
}
