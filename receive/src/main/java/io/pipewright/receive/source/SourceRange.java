package io.pipewright.receive.source;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that have their first bits in common, written {@code 192.0.2.0/24} or in IPv6. */
public final class SourceRange {
  // Only these forms reach InetAddress, which would ask the network about anything else.
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
  private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");

  private final byte[] address;
  private final int bits;

  private SourceRange(byte[] address, int bits) {
    this.address = address;
    this.bits = bits;
  }

  /**
   * Reads a range; an address without a length is itself alone.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static SourceRange parse(String text) {
    int slash = text.indexOf('/');
    String start = slash < 0 ? text : text.substring(0, slash);
    byte[] address =
        address(start)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'" + text + "' is no range, such as 192.0.2.0/24"));
    int most = address.length * Byte.SIZE;
    String length = slash < 0 ? String.valueOf(most) : text.substring(slash + 1);
    if (!LENGTH.matcher(length).matches() || Integer.parseInt(length) > most) {
      throw new IllegalArgumentException(
          "'" + text + "': the length of a range is 0 to " + most + " bits");
    }
    return new SourceRange(address, Integer.parseInt(length));
  }

  /** Whether an address lies in it; false if it is no address, or of the other family. */
  public boolean contains(String source) {
    return address(source)
        .filter(other -> other.length == address.length && startsAlike(other))
        .isPresent();
  }

  private boolean startsAlike(byte[] other) {
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((address[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<byte[]> address(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text).getAddress());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
