package io.pipewright.localcloud.bitbucket.access;

import io.pipewright.localcloud.bitbucket.AccessLogEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The requests that were answered, in memory and in a file. */
public final class AccessLog {
  private static final int WAITS = 40;
  private static final long WAIT_MILLIS = 50;

  private final Path file;
  private final List<AccessLogEntry> entries = new ArrayList<>();
  private int open;

  /** Keeps the log in a file, too. */
  public AccessLog(Path file) {
    this.file = file;
  }

  /** A request has come; {@link #add} ends it. */
  synchronized void begin() {
    open++;
  }

  synchronized void add(AccessLogEntry entry) {
    open--;
    entries.add(entry);
    notifyAll();
    try {
      Files.writeString(file, entry + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write " + file, failure);
    }
  }

  /**
   * All requests that have come. A client may read its answer before the request is entered, so
   * those that are being answered are waited for, two seconds at most.
   */
  public synchronized List<AccessLogEntry> entries() {
    try {
      for (int waited = 0; open > 0 && waited < WAITS; waited++) {
        wait(WAIT_MILLIS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return List.copyOf(entries);
  }
}
