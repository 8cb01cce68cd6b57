package io.pipewright.generator.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Picks files out of one zip while it comes in; holds those and nothing else. */
final class ZipSelection {
  private final Set<String> missing;
  private final int limit;
  private final Map<String, byte[]> found = new TreeMap<>();

  /**
   * A selection that has seen nothing yet.
   *
   * @param limit bytes of a file; a larger one is passed over
   */
  ZipSelection(Set<String> paths, int limit) {
    this.missing = new HashSet<>(paths);
    this.limit = limit;
  }

  /**
   * Reads on until all wanted files were seen, or to the directory behind the last file.
   *
   * @param in its bytes from the first one on; closed
   * @throws ZipException if it is no zip, or a file in it is damaged
   * @throws IOException if it breaks off within a file
   */
  void read(InputStream in) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(in)) {
      ZipEntry entry = zip.getNextEntry();
      if (entry == null) {
        throw new ZipException("it does not begin as a zip with files does");
      }
      while (entry != null) {
        if (missing.remove(entry.getName()) && !entry.isDirectory()) {
          take(entry.getName(), zip);
        }
        entry = isComplete() ? null : zip.getNextEntry();
      }
    }
  }

  private void take(String path, InputStream content) throws IOException {
    byte[] bytes = content.readNBytes(limit);
    // Only whoever asks for one more learns that this was all, and has the checksum compared.
    if (content.read() < 0) {
      found.put(path, bytes);
    }
  }

  /** Whether all wanted files were seen, those that are too large among them. */
  boolean isComplete() {
    return missing.isEmpty();
  }

  /** Content by path. */
  Map<String, byte[]> found() {
    return Collections.unmodifiableMap(found);
  }
}
