package io.pipewright.receive.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/**
 * Bodies that were compressed on their way: Bitbucket signs what was compressed, and proxies lose
 * the header that says so, so that the bytes themselves are looked at. JSON never starts so.
 */
final class GzipBody {
  private GzipBody() {}

  static boolean is(byte[] body) {
    return body.length > 1 && body[0] == (byte) 0x1f && body[1] == (byte) 0x8b;
  }

  /**
   * Unpacks a body.
   *
   * @param most so many bytes and one more are unpacked at most: some kilobytes can hold gigabytes
   * @throws IOException if it is damaged
   */
  static byte[] unpack(byte[] body, int most) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readNBytes(most + 1);
    }
  }
}
