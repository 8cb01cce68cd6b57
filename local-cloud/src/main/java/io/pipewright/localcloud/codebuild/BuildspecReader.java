package io.pipewright.localcloud.codebuild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.localcloud.codebuild.Buildspec.Artifacts;
import io.pipewright.localcloud.codebuild.Buildspec.OnFailure;
import io.pipewright.localcloud.codebuild.Buildspec.Phase;
import io.pipewright.localcloud.codebuild.Buildspec.Reports;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads a buildspec, JSON or YAML. A key that it does not know is an error: nothing is left out in
 * silence.
 */
public final class BuildspecReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<PhaseType> PHASES =
      Set.of(PhaseType.INSTALL, PhaseType.PRE_BUILD, PhaseType.BUILD, PhaseType.POST_BUILD);

  private BuildspecReader() {}

  /**
   * Reads it.
   *
   * @throws InvalidBuildspec if it is not a buildspec of version 0.2
   */
  public static Buildspec read(String text) {
    JsonNode root = tree(text);
    keys(root, "", Set.of("version", "env", "phases", "artifacts", "reports", "cache"));
    if (!root.path("version").asText().equals("0.2")) {
      throw new InvalidBuildspec(
          "version: found '" + root.path("version").asText() + "', allowed is 0.2");
    }
    JsonNode env = root.path("env");
    readEnv(env);
    JsonNode artifacts = root.path("artifacts");
    return new Buildspec(
        strings(env.path("variables"), "env.variables"),
        strings(env.path("secrets-manager"), "env.secrets-manager"),
        list(env.path("exported-variables"), "env.exported-variables"),
        phases(root.path("phases")),
        artifacts.has("files") ? Optional.of(artifacts(artifacts, "artifacts")) : Optional.empty(),
        secondary(artifacts),
        reports(root.path("reports")));
  }

  private static JsonNode tree(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    DumperOptions dumper = new DumperOptions();
    try {
      // Every scalar stays text: "0.10" and "yes" mean what they say.
      Object loaded =
          new Yaml(
                  new SafeConstructor(options),
                  new Representer(dumper),
                  dumper,
                  options,
                  new TextOnly())
              .load(text);
      JsonNode root = JSON.valueToTree(loaded);
      if (!root.isObject()) {
        throw new InvalidBuildspec("the buildspec is not a mapping");
      }
      return root;
    } catch (YAMLException e) {
      throw new InvalidBuildspec("not well-formed: " + e.getMessage());
    }
  }

  private static void readEnv(JsonNode env) {
    keys(
        env,
        "env",
        Set.of("shell", "variables", "exported-variables", "secrets-manager", "parameter-store"));
    if (env.has("shell") && !env.path("shell").asText().equals("bash")) {
      throw new InvalidBuildspec(
          "env.shell: found '" + env.path("shell").asText() + "', allowed here is bash");
    }
    if (!env.path("parameter-store").isEmpty()) {
      throw new InvalidBuildspec(
          "env.parameter-store: this machine has no Parameter Store; use secrets-manager");
    }
  }

  private static Map<PhaseType, Phase> phases(JsonNode node) {
    if (node.isEmpty()) {
      throw new InvalidBuildspec("phases: at least one of install, pre_build, build, post_build");
    }
    keys(node, "phases", Set.of("install", "pre_build", "build", "post_build"));
    Map<PhaseType, Phase> phases = new EnumMap<>(PhaseType.class);
    for (PhaseType type : PHASES) {
      if (node.has(type.buildspecName())) {
        phases.put(
            type, phase(node.path(type.buildspecName()), "phases." + type.buildspecName(), type));
      }
    }
    return phases;
  }

  private static Phase phase(JsonNode node, String path, PhaseType type) {
    keys(
        node,
        path,
        type == PhaseType.INSTALL
            ? Set.of("runtime-versions", "commands", "finally", "on-failure")
            : Set.of("commands", "finally", "on-failure"));
    return new Phase(
        strings(node.path("runtime-versions"), path + ".runtime-versions"),
        list(node.path("commands"), path + ".commands"),
        list(node.path("finally"), path + ".finally"),
        onFailure(node.path("on-failure"), path));
  }

  private static Optional<OnFailure> onFailure(JsonNode node, String path) {
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    for (OnFailure choice : OnFailure.values()) {
      if (choice.name().equals(node.asText())) {
        return Optional.of(choice);
      }
    }
    throw new InvalidBuildspec(
        path + ".on-failure: found '" + node.asText() + "', allowed are ABORT and CONTINUE");
  }

  private static Map<String, Artifacts> secondary(JsonNode artifacts) {
    Map<String, Artifacts> all = new LinkedHashMap<>();
    artifacts
        .path("secondary-artifacts")
        .properties()
        .forEach(
            entry ->
                all.put(
                    entry.getKey(),
                    artifacts(
                        entry.getValue(), "artifacts.secondary-artifacts." + entry.getKey())));
    return all;
  }

  private static Artifacts artifacts(JsonNode node, String path) {
    keys(
        node,
        path,
        Set.of("files", "base-directory", "discard-paths", "name", "secondary-artifacts"));
    List<String> files = list(node.path("files"), path + ".files");
    if (files.isEmpty()) {
      throw new InvalidBuildspec(path + ".files: at least one file or glob");
    }
    return new Artifacts(
        files, node.path("base-directory").asText("."), yes(node.path("discard-paths"), path));
  }

  private static Map<String, Reports> reports(JsonNode node) {
    Map<String, Reports> all = new LinkedHashMap<>();
    node.properties()
        .forEach(entry -> all.put(entry.getKey(), report(entry.getValue(), entry.getKey())));
    return all;
  }

  private static Reports report(JsonNode node, String group) {
    String path = "reports." + group;
    keys(node, path, Set.of("files", "base-directory", "discard-paths", "file-format"));
    String format = node.path("file-format").asText("JUNITXML");
    if (!format.equals("JUNITXML")) {
      throw new InvalidBuildspec(
          path + ".file-format: found '" + format + "', allowed here is JUNITXML");
    }
    return new Reports(
        list(node.path("files"), path + ".files"), node.path("base-directory").asText("."));
  }

  private static boolean yes(JsonNode node, String path) {
    String text = node.asText("no");
    if (!Set.of("yes", "no", "true", "false").contains(text)) {
      throw new InvalidBuildspec(path + ".discard-paths: found '" + text + "', allowed: yes, no");
    }
    return text.equals("yes") || text.equals("true");
  }

  private static void keys(JsonNode node, String path, Set<String> allowed) {
    node.properties()
        .forEach(
            entry -> {
              if (!allowed.contains(entry.getKey())) {
                throw new InvalidBuildspec(
                    (path.isEmpty() ? "" : path + ".")
                        + entry.getKey()
                        + ": not known here, allowed are "
                        + new java.util.TreeSet<>(allowed));
              }
            });
  }

  private static Map<String, String> strings(JsonNode node, String path) {
    Map<String, String> all = new LinkedHashMap<>();
    node.properties().forEach(e -> all.put(e.getKey(), text(e.getValue(), path)));
    return all;
  }

  private static List<String> list(JsonNode node, String path) {
    if (!node.isMissingNode() && !node.isArray()) {
      throw new InvalidBuildspec(path + ": a list is needed");
    }
    List<String> all = new ArrayList<>();
    node.forEach(element -> all.add(text(element, path)));
    return all;
  }

  private static String text(JsonNode node, String path) {
    if (!node.isValueNode()) {
      throw new InvalidBuildspec(path + ": text is needed, quote what contains ': '");
    }
    return node.asText();
  }

  /** Resolves no scalar to a number, a boolean or a date. */
  private static final class TextOnly extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      // None: see the class.
    }
  }
}
