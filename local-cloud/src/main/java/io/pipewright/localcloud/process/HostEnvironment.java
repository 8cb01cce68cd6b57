package io.pipewright.localcloud.process;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a child may see of the host's environment: where tools and package registries are. Anything
 * else stays outside, above all the credentials of whoever started the local cloud.
 */
public final class HostEnvironment {
  private static final Set<String> NAMES =
      Set.of("PATH", "HOME", "LANG", "LC_ALL", "JAVA_HOME", "TMPDIR");
  private static final Set<String> ANY_CASE = Set.of("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY");
  private static final List<String> PREFIXES =
      List.of(
          "PIP_",
          "NODE_EXTRA_CA_CERTS",
          "SSL_CERT_",
          "REQUESTS_CA_BUNDLE",
          "MAVEN_",
          "GOPROXY",
          "GOFLAGS",
          "CARGO_");
  private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";

  private HostEnvironment() {}

  /** The part of a host's environment that a child gets; always with a {@code PATH}. */
  public static Map<String, String> visible(Map<String, String> host) {
    Map<String, String> visible = new TreeMap<>();
    visible.put("PATH", DEFAULT_PATH);
    host.forEach(
        (name, value) -> {
          if (passes(name)) {
            visible.put(name, value);
          }
        });
    return visible;
  }

  private static boolean passes(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return NAMES.contains(name)
        || ANY_CASE.contains(upper)
        || upper.startsWith("NPM_CONFIG_")
        || PREFIXES.stream().anyMatch(name::startsWith);
  }
}
