package io.pipewright.cli.repository;

import java.util.List;
import java.util.Optional;

/** The files that a manifest is judged with. */
public interface RepositoryFiles {
  /** Bytes of a file that is read at most; what is larger is no manifest and no template. */
  int LARGEST = 1_000_000;

  /** All paths from the root of the repository, {@code /} between parts, sorted. */
  List<String> paths();

  /** The bytes of a regular file of at most {@link #LARGEST} bytes; empty if there is none. */
  Optional<byte[]> read(String path);
}
