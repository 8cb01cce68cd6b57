package io.pipewright.webhook.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Refuses a commit whose archive gets larger than anyone takes it. */
final class LimitedOutput extends FilterOutputStream {
  private final long limit;
  private long written;

  LimitedOutput(OutputStream out, long limit) {
    super(out);
    this.limit = limit;
  }

  @Override
  public void write(int value) throws IOException {
    count(1);
    out.write(value);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    count(length);
    out.write(bytes, offset, length);
  }

  private void count(int bytes) {
    written += bytes;
    if (written > limit) {
      throw new RefusedCommitException(
          "the commit's files have more than %d bytes when compressed; a pipeline takes no more:"
                  .formatted(limit)
              + " remove large files (Git LFS or a package repository may keep them), then merge"
              + " again");
    }
  }
}
