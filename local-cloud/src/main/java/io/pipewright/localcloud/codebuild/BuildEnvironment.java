package io.pipewright.localcloud.codebuild;

import io.pipewright.localcloud.process.HostEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a build sees. Of a name that is set in several places, the started build's value wins over
 * the project's, and that over the buildspec's; {@code CODEBUILD_} names are CodeBuild's own.
 * Source: "Environment variables in build environments" of the CodeBuild user guide.
 *
 * @param values all variables
 * @param secrets the values that must not be shown
 */
record BuildEnvironment(Map<String, String> values, List<String> secrets) {
  BuildEnvironment {
    values = Map.copyOf(values);
    secrets = List.copyOf(secrets);
  }

  /**
   * Puts it together.
   *
   * @param own CodeBuild's own variables and those of the role
   * @param secretValues gives the value of a secret reference
   */
  static BuildEnvironment of(
      BuildSettings settings,
      Build build,
      Buildspec buildspec,
      Map<String, String> own,
      Function<String, String> secretValues) {
    Map<String, EnvironmentVariable> declared = new TreeMap<>();
    buildspec
        .variables()
        .forEach(
            (k, v) ->
                declared.put(k, new EnvironmentVariable(k, v, EnvironmentVariable.Type.PLAINTEXT)));
    buildspec
        .secrets()
        .forEach(
            (k, v) ->
                declared.put(
                    k, new EnvironmentVariable(k, v, EnvironmentVariable.Type.SECRETS_MANAGER)));
    build.project().variables().forEach(v -> declared.put(v.name(), v));
    build.request().variables().forEach(v -> declared.put(v.name(), v));
    Map<String, String> values = new HashMap<>(HostEnvironment.visible(settings.hostEnvironment()));
    List<String> secrets = new ArrayList<>();
    for (EnvironmentVariable variable : declared.values()) {
      if (variable.type() == EnvironmentVariable.Type.SECRETS_MANAGER) {
        String secret = secretValues.apply(variable.value());
        secrets.add(secret);
        values.put(variable.name(), secret);
      } else {
        values.put(variable.name(), settings.pathMappings().apply(variable.value()));
      }
    }
    values.putAll(own);
    Path image = settings.images().get(build.project().image());
    if (image != null) {
      values.put("PATH", image + ":" + values.get("PATH"));
    }
    return new BuildEnvironment(values, secrets);
  }

  /** CodeBuild's own variables. */
  static Map<String, String> own(BuildSettings settings, Build build, Path sources, String arn) {
    Map<String, String> own = new HashMap<>();
    own.put("CI", "true");
    own.put("CODEBUILD_CI", "true");
    own.put("CODEBUILD_BUILD_ID", build.id());
    own.put("CODEBUILD_BUILD_ARN", arn);
    own.put("CODEBUILD_BUILD_NUMBER", Long.toString(build.number()));
    own.put("CODEBUILD_BUILD_IMAGE", build.project().image());
    own.put("CODEBUILD_BUILD_SUCCEEDING", "1");
    own.put("CODEBUILD_INITIATOR", build.request().initiator());
    own.put("CODEBUILD_LOG_PATH", build.uuid());
    own.put("CODEBUILD_SOURCE_VERSION", build.request().sourceVersion());
    own.put("CODEBUILD_RESOLVED_SOURCE_VERSION", build.request().resolvedVersion());
    own.put("CODEBUILD_START_TIME", Long.toString(build.start().toEpochMilli()));
    own.put("CODEBUILD_SRC_DIR", sources.resolve("src").toString());
    for (String name : build.request().secondarySources().keySet()) {
      own.put("CODEBUILD_SRC_DIR_" + name, sources.resolve("secondary").resolve(name).toString());
    }
    own.put("AWS_REGION", settings.region());
    own.put("AWS_DEFAULT_REGION", settings.region());
    return own;
  }
}
