package io.pipewright.generator.storage;

import io.pipewright.generation.StoredObject;
import io.pipewright.generator.surroundings.SurroundingsException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Archives in memory. */
public final class MemorySourceReader implements SourceReader {
  private final Map<StoredObject, Map<String, String>> archives = new HashMap<>();

  /** Makes {@code files}, text by path, the content of {@code zip}. */
  public void put(StoredObject zip, Map<String, String> files) {
    archives.put(zip, Map.copyOf(files));
  }

  @Override
  public Map<String, byte[]> read(StoredObject zip, Set<String> paths, int limitBytesEach) {
    if (paths.isEmpty()) {
      return Map.of();
    }
    Map<String, String> files = archives.get(zip);
    if (files == null) {
      throw new SurroundingsException("cannot read " + zip.key() + " at " + zip.versionId());
    }
    Map<String, byte[]> read = new TreeMap<>();
    for (String path : paths) {
      String text = files.get(path);
      byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
      if (text != null && bytes.length <= limitBytesEach) {
        read.put(path, bytes);
      }
    }
    return read;
  }
}
