package io.pipewright.localcloud.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A string of a policy that may hold variables: {@code ${aws:PrincipalTag/team}}, with an optional
 * default {@code ${key, 'text'}}, and the escapes {@code ${*}}, {@code ${?}} and {@code ${$}}.
 *
 * @param source as it is written
 * @param parts in order
 */
record PolicyText(String source, List<Part> parts) {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{(?:([*?$])|([^},]+?)(?:, ?'([^']*)')?)}");

  PolicyText {
    parts = List.copyOf(parts);
  }

  /** A piece: written text, or a variable. */
  private record Part(String written, Optional<Variable> variable, boolean escaped) {}

  private record Variable(String key, Optional<String> fallback) {}

  /**
   * Reads a string.
   *
   * @throws io.pipewright.localcloud.server.AwsError if a variable is not closed or has no name
   */
  static PolicyText parse(String source) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = VARIABLE.matcher(source);
    int end = 0;
    while (matcher.find()) {
      parts.add(written(source.substring(end, matcher.start())));
      String escape = matcher.group(1);
      parts.add(
          escape == null
              ? new Part(
                  "",
                  Optional.of(
                      new Variable(
                          ConditionKeys.checked(matcher.group(2)),
                          Optional.ofNullable(matcher.group(3)))),
                  false)
              : new Part(escape, Optional.empty(), true));
      end = matcher.end();
    }
    parts.add(written(source.substring(end)));
    return new PolicyText(source, parts);
  }

  private static Part written(String text) {
    if (text.contains("${")) {
      throw PolicyDocument.malformed("'" + text + "' has a policy variable that is not closed");
    }
    return new Part(text, Optional.empty(), false);
  }

  /** As a pattern; empty if a variable has no single value: then it matches nothing. */
  Optional<Glob> glob(RequestContext context) {
    Glob.Builder glob = new Glob.Builder();
    for (Part part : parts) {
      if (part.variable().isPresent()) {
        Optional<String> value = value(part.variable().get(), context);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        glob.literal(value.get());
      } else if (part.escaped()) {
        glob.literal(part.written());
      } else {
        glob.pattern(part.written());
      }
    }
    return Optional.of(glob.build());
  }

  /** As plain text, in which wildcards mean themselves; empty if a variable has no value. */
  Optional<String> text(RequestContext context) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part.variable().isPresent()) {
        Optional<String> value = value(part.variable().get(), context);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        text.append(value.get());
      } else {
        text.append(part.written());
      }
    }
    return Optional.of(text.toString());
  }

  private static Optional<String> value(Variable variable, RequestContext context) {
    List<String> values = context.values(variable.key());
    return values.size() == 1 ? Optional.of(values.get(0)) : variable.fallback();
  }
}
