package io.pipewright.bitbucket.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Percent-encodes what becomes a part of a URL. */
public final class Encoded {
  private Encoded() {}

  /** One segment of a path, or one value of a query: everything but letters, digits and - . _ ~ */
  public static String one(String text) {
    // URLEncoder is for forms: it leaves the star, takes the tilde, and makes a plus of a space.
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /**
   * A name whose slashes stay slashes, such as a branch in Cloud's URLs: there an encoded slash is
   * taken for a plain one in some resources and for an unknown name in others.
   */
  public static String segments(String text) {
    return Arrays.stream(text.split("/", -1)).map(Encoded::one).collect(Collectors.joining("/"));
  }
}
