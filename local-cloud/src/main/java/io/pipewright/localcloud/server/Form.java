package io.pipewright.localcloud.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a Query call: flat names such as {@code Tags.member.1.Key}. */
public final class Form {
  private static final int BAD_REQUEST = 400;

  private final Map<String, String> parameters;

  /** Over the parameters of a call. */
  public Form(Map<String, String> parameters) {
    this.parameters = Map.copyOf(parameters);
  }

  /** Decodes {@code application/x-www-form-urlencoded}. */
  static Map<String, String> decode(byte[] body) {
    Map<String, String> decoded = new LinkedHashMap<>();
    for (String pair : new String(body, UTF_8).split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        decoded.put(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
      }
    }
    return decoded;
  }

  /** A parameter, if it was sent and is not empty. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }

  /**
   * A parameter.
   *
   * @throws AwsError {@code ValidationError} if it is missing
   */
  public String get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new AwsError(
                    BAD_REQUEST, "ValidationError", "The parameter '" + name + "' is missing."));
  }

  /** {@code name.member.1}, {@code name.member.2}, …, up to the first that is missing. */
  public List<String> list(String name) {
    List<String> values = new ArrayList<>();
    for (int i = 1; ; i++) {
      String value = parameters.get(name + ".member." + i);
      if (value == null) {
        return List.copyOf(values);
      }
      values.add(value);
    }
  }

  /** Structures in a list: {@code name.member.1.Key}, each as its own form. */
  public List<Form> structures(String name) {
    List<Form> values = new ArrayList<>();
    for (int i = 1; ; i++) {
      Form form = below(name + ".member." + i + ".");
      if (form.parameters.isEmpty()) {
        return List.copyOf(values);
      }
      values.add(form);
    }
  }

  /** A list of {@code Key} and {@code Value} as a map. */
  public Map<String, String> tags(String name) {
    Map<String, String> tags = new LinkedHashMap<>();
    structures(name)
        .forEach(tag -> tags.put(tag.get("Key"), tag.parameters.getOrDefault("Value", "")));
    return tags;
  }

  /** The value as it was sent, which may be empty. */
  public Optional<String> raw(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** The top-level names that were sent, without list indices. */
  public List<String> names() {
    return parameters.keySet().stream()
        .map(name -> name.split("\\.", 2)[0])
        .distinct()
        .sorted()
        .toList();
  }

  private Form below(String prefix) {
    Map<String, String> inner = new LinkedHashMap<>();
    parameters.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            inner.put(name.substring(prefix.length()), value);
          }
        });
    return new Form(inner);
  }
}
