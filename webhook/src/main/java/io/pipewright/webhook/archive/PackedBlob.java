package io.pipewright.webhook.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A file as a pack holds it, compressed.
 *
 * @param pack where it is
 * @param start where its deflate stream starts in the pack
 * @param packedSize how many bytes its deflate stream has
 * @param size how many bytes the file has
 * @param crc the CRC-32 of the file
 * @param isPointer whether it is a pointer of Git LFS
 */
record PackedBlob(
    FileChannel pack, long start, long packedSize, long size, long crc, boolean isPointer) {
  /** The deflate stream, without anything around it. */
  InputStream deflated() {
    return new InputStream() {
      private long read;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int most = (int) Math.min(length, packedSize - read);
        if (most <= 0) {
          return length == 0 ? 0 : -1;
        }
        int count = pack.read(ByteBuffer.wrap(into, offset, most), start + read);
        if (count <= 0) {
          throw new EOFException("the pack ends within a file");
        }
        read += count;
        return count;
      }
    };
  }
}
