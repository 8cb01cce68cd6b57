package io.pipewright.webhook.review;

import io.pipewright.repository.CommitFiles;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a review reads of a commit. None of it is run, and no link is followed. */
public interface ReviewContent extends AutoCloseable {
  /** What is at each path. */
  CommitFiles files();

  /** What a pipeline will not find as the developer may expect it; a sentence each. */
  List<String> notes();

  /**
   * The content of regular files.
   *
   * @param limitBytesEach the size above which a file is left out
   * @return content by path, without those that are not there or are too large
   * @throws io.pipewright.receive.failure.UnavailableException if the commit cannot be read
   */
  Map<String, byte[]> read(Set<String> paths, int limitBytesEach);

  @Override
  void close();
}
