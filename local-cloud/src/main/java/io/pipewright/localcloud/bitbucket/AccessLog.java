package io.pipewright.localcloud.bitbucket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The requests that were answered, in memory and in a file. */
final class AccessLog {
  private final Path file;
  private final List<AccessLogEntry> entries = new ArrayList<>();

  AccessLog(Path file) {
    this.file = file;
  }

  synchronized void add(AccessLogEntry entry) {
    entries.add(entry);
    try {
      Files.writeString(file, entry + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write " + file, failure);
    }
  }

  synchronized List<AccessLogEntry> entries() {
    return List.copyOf(entries);
  }
}
