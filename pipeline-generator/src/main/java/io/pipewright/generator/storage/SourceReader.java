package io.pipewright.generator.storage;

import io.pipewright.generation.StoredObject;
import java.util.Map;
import java.util.Set;

/** Reads a few files out of the archive of a commit. */
public interface SourceReader {
  /**
   * The files of exactly that version.
   *
   * @param zip the archive
   * @param paths of regular files, as {@link io.pipewright.repository.CommitFiles#regular} picks
   *     them: what is read at a symbolic link is the path that it leads to, and nothing tells
   * @param limitBytesEach the size above which a file is left out
   * @return content by path, without those that are not there or are too large
   * @throws io.pipewright.generator.surroundings.SurroundingsException if the version is not there,
   *     is no zip, or S3 does not answer
   */
  Map<String, byte[]> read(StoredObject zip, Set<String> paths, int limitBytesEach);
}
