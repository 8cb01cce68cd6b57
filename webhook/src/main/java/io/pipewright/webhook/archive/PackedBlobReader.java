package io.pipewright.webhook.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.eclipse.jgit.lib.Constants;

/**
 * Looks at objects in a pack: a header of a type and a length, then zlib's format, which is two
 * bytes, the deflate stream, and a checksum of four bytes. Each blob is inflated once, for its CRC
 * and to find its end.
 */
final class PackedBlobReader implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;
  private static final int LONGEST_HEADER = 16;
  private static final int ZLIB_HEADER = 2;
  private static final int ZLIB_CHECKSUM = 4;
  private static final int LENGTH_BITS = 7;

  /** What zlib may add to what it cannot compress, for files of less than a buffer. */
  private static final int OVERHEAD = 64;

  private final byte[] packed = new byte[BUFFER];
  private final byte[] plain = new byte[BUFFER];
  private final Inflater inflater = new Inflater();

  /** The blob at an offset; empty if there is something else, above all a difference. */
  Optional<PackedBlob> read(FileChannel pack, long offset) throws IOException {
    int known = pack.read(ByteBuffer.wrap(packed, 0, LONGEST_HEADER), offset);
    if (known < LONGEST_HEADER) {
      throw new EOFException("the pack ends within a file's header");
    }
    if (((packed[0] >> 4) & 7) != Constants.OBJ_BLOB) {
      return Optional.empty();
    }
    long size = packed[0] & 15;
    int header = 1;
    for (int shift = 4; (packed[header - 1] & 0x80) != 0; shift += LENGTH_BITS) {
      size += (long) (packed[header] & 0x7f) << shift;
      header++;
    }
    try {
      return Optional.of(inflate(pack, offset + header, size));
    } catch (DataFormatException e) {
      throw new IOException("a file in the pack is damaged", e);
    }
  }

  private PackedBlob inflate(FileChannel pack, long start, long size)
      throws IOException, DataFormatException {
    inflater.reset();
    CRC32 crc = new CRC32();
    boolean pointer = false;
    long position = start;
    long inflated = 0;
    while (!inflater.finished()) {
      if (inflater.needsInput()) {
        position += refill(pack, position, size - inflated);
      }
      int count = inflater.inflate(plain);
      if (count == 0 && inflater.needsDictionary()) {
        throw new IOException("a file in the pack is compressed in a way that git does not use");
      }
      crc.update(plain, 0, count);
      pointer |= inflated == 0 && LfsPointer.is(plain, count, size);
      inflated += count;
    }
    if (inflated != size) {
      throw new IOException("a file in the pack is not as long as the pack says");
    }
    long packedSize = inflater.getBytesRead() - ZLIB_HEADER - ZLIB_CHECKSUM;
    return new PackedBlob(pack, start + ZLIB_HEADER, packedSize, size, crc.getValue(), pointer);
  }

  /** Gives the inflater more to read, and says how much. */
  private int refill(FileChannel pack, long position, long left) throws IOException {
    int most = (int) Math.min(BUFFER, left + OVERHEAD);
    int count = pack.read(ByteBuffer.wrap(packed, 0, most), position);
    if (count <= 0) {
      throw new EOFException("the pack ends within a file");
    }
    inflater.setInput(packed, 0, count);
    return count;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
