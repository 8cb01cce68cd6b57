package io.pipewright.webhook.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The small text that Git LFS commits in place of a file. */
final class LfsPointer {
  /** Its specification: less than 1024 bytes. */
  private static final int LONGEST = 1023;

  private static final byte[] START =
      "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.US_ASCII);

  private LfsPointer() {}

  /**
   * Whether a file is one.
   *
   * @param start at least the first {@code count} bytes of the file
   * @param size the length of the whole file
   */
  static boolean is(byte[] start, int count, long size) {
    return size <= LONGEST
        && count >= START.length
        && Arrays.equals(start, 0, START.length, START, 0, START.length);
  }
}
