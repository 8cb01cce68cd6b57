package io.pipewright.cli.init;

import io.pipewright.cli.repository.RepositoryFiles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A repository in memory. */
record KnownFiles(Map<String, String> texts) implements RepositoryFiles {
  /** Files without content. */
  static KnownFiles named(String... paths) {
    Map<String, String> texts = new LinkedHashMap<>();
    Arrays.stream(paths).forEach(path -> texts.put(path, ""));
    return new KnownFiles(texts);
  }

  @Override
  public List<String> paths() {
    return List.copyOf(new TreeMap<>(texts).keySet());
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(texts.get(path))
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .filter(bytes -> bytes.length <= LARGEST);
  }
}
