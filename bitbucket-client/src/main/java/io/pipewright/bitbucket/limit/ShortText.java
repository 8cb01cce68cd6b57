package io.pipewright.bitbucket.limit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes a text fit a limit. Limits are in UTF-16 units, as Bitbucket counts. */
public final class ShortText {
  private static final int HASH = 20;

  private ShortText() {}

  /** Cuts a text to a limit, at the last space if there is one in its last third, and says so. */
  public static String cut(String text, int limit) {
    String line = text.strip();
    if (line.length() <= limit) {
      return line;
    }
    int end = limit - 1;
    int space = line.lastIndexOf(' ', end);
    if (space > limit * 2 / 3) {
      end = space;
    } else if (end > 0 && Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end).stripTrailing() + "…";
  }

  /**
   * A name that identifies: cut, two could become one, so a hash takes the place of what is cut.
   *
   * @param limit at least 40
   * @throws IllegalArgumentException if it is blank
   */
  public static String key(String key, int limit) {
    if (key.isBlank()) {
      throw new IllegalArgumentException("a key must not be blank");
    }
    if (key.length() <= limit) {
      return key;
    }
    int end = limit - HASH - 1;
    int cut = Character.isHighSurrogate(key.charAt(end - 1)) ? end - 1 : end;
    return key.substring(0, cut) + "-" + hash(key).substring(0, HASH);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
