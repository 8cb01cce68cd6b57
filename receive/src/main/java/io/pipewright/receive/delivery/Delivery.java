package io.pipewright.receive.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A request as it came: nothing in it is trusted. */
public final class Delivery {
  /** The most bytes that a body may have; real merges have some ten thousand. */
  public static final int BODY_LIMIT = 1024 * 1024;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Pattern EVENT_KEY = Pattern.compile("[A-Za-z0-9_:-]{1,64}");

  private final String path;
  private final Optional<String> source;
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final byte[] body;

  /**
   * A request.
   *
   * @param path of the URL, still encoded
   * @param source the address that the connection came from; never what a header says it is
   * @param headers by name, in any case
   * @param body the bytes as they came; a body above {@link #BODY_LIMIT} may be cut after the first
   *     byte too many
   */
  public Delivery(
      String path, Optional<String> source, Map<String, List<String>> headers, byte[] body) {
    this.path = path;
    this.source = source;
    headers.forEach(
        (name, values) ->
            this.headers.merge(
                name.toLowerCase(Locale.ROOT), List.copyOf(values), Delivery::joined));
    this.body = body.clone();
  }

  String path() {
    return path;
  }

  Optional<String> source() {
    return source;
  }

  /** Every value of a header, none if it is absent. */
  List<String> header(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /** Bitbucket's event key, if there is exactly one and it looks like one. */
  Optional<String> eventKey() {
    return single("X-Event-Key", EVENT_KEY);
  }

  /**
   * Bitbucket's id of the request, or {@code unknown}: it goes into logs, so it must be plain.
   *
   * @param header where it is
   */
  String requestId(String header) {
    return single(header, ID).orElse("unknown");
  }

  byte[] body() {
    return body;
  }

  private Optional<String> single(String name, Pattern form) {
    List<String> values = header(name);
    return values.size() == 1 && form.matcher(values.get(0)).matches()
        ? Optional.of(values.get(0))
        : Optional.empty();
  }

  private static List<String> joined(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
