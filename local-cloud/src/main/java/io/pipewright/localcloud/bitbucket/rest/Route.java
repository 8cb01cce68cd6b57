package io.pipewright.localcloud.bitbucket.rest;

import io.pipewright.localcloud.bitbucket.Right;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resource and a method.
 *
 * @param method HTTP method
 * @param pattern matches the path as it came
 * @param names of what stands in the path
 * @param right that the caller needs
 */
public record Route(
    String method, Pattern pattern, List<String> names, Right right, Handler handler) {
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)(\\*?)}");

  /** Answers a call. */
  @FunctionalInterface
  public interface Handler {
    /** Answers; throws {@link RestError} for what is refused. */
    Answer handle(Call call);
  }

  /**
   * Reads a template.
   *
   * @param template a path in which {@code {name}} stands for one segment and {@code {name*}} for
   *     all that are left
   */
  public static Route of(String method, String template, Right right, Handler handler) {
    List<String> names = new ArrayList<>();
    StringBuilder expression = new StringBuilder();
    Matcher variable = VARIABLE.matcher(template);
    int end = 0;
    while (variable.find()) {
      expression.append(Pattern.quote(template.substring(end, variable.start())));
      expression.append(variable.group(2).isEmpty() ? "([^/]+)" : "(.+)");
      names.add(variable.group(1));
      end = variable.end();
    }
    expression.append(Pattern.quote(template.substring(end)));
    return new Route(method, Pattern.compile(expression.toString()), names, right, handler);
  }

  /** What stands in a path, decoded; empty if it is the path of another resource. */
  Optional<Map<String, String>> match(String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), decode(matcher.group(i + 1)));
    }
    return Optional.of(values);
  }

  private static String decode(String segment) {
    // A plus is a plus in a path.
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
