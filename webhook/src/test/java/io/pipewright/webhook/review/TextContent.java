package io.pipewright.webhook.review;

import io.pipewright.repository.CommitFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A commit of text files. */
final class TextContent implements ReviewContent {
  private final Map<String, String> texts;
  private final List<String> notes;
  private boolean isClosed;

  TextContent(Map<String, String> texts, String... notes) {
    this.texts = Map.copyOf(texts);
    this.notes = List.of(notes);
  }

  boolean isClosed() {
    return isClosed;
  }

  @Override
  public CommitFiles files() {
    SortedMap<String, CommitFiles.Entry> entries = new TreeMap<>();
    texts
        .keySet()
        .forEach(path -> entries.put(path, new CommitFiles.Entry("100644", "1".repeat(40))));
    return new CommitFiles(entries);
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public Map<String, byte[]> read(Set<String> paths, int limitBytesEach) {
    Map<String, byte[]> found = new TreeMap<>();
    texts.forEach(
        (path, text) -> {
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          if (paths.contains(path) && bytes.length <= limitBytesEach) {
            found.put(path, bytes);
          }
        });
    return found;
  }

  @Override
  public void close() {
    isClosed = true;
  }
}
