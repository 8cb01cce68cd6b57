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

  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final byte[] body;

  /**
   * A request.
   *
   * @param headers by name, in any case
   * @param body the bytes that the sender signed; a body above {@link #BODY_LIMIT} may be cut after
   *     the first byte too many
   */
  public Delivery(Map<String, List<String>> headers, byte[] body) {
    headers.forEach(
        (name, values) ->
            this.headers.merge(
                name.toLowerCase(Locale.ROOT), List.copyOf(values), Delivery::joined));
    this.body = body.clone();
  }

  /** Every value of a header, none if it is absent. */
  List<String> header(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /** The value of a header that occurs exactly once. */
  Optional<String> single(String name) {
    List<String> values = header(name);
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  /** Bitbucket's id of the delivery, or {@code unknown}: it goes into logs, so it must be plain. */
  String id() {
    return single("X-Request-Id").filter(id -> ID.matcher(id).matches()).orElse("unknown");
  }

  byte[] body() {
    return body;
  }

  private static List<String> joined(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
