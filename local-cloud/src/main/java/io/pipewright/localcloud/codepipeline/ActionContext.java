package io.pipewright.localcloud.codepipeline;

import io.pipewright.localcloud.process.LogSink;
import io.pipewright.localcloud.server.AwsError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What an action can reach while it runs.
 *
 * @param configuration with its variables resolved
 * @param directory for its own files; deleted afterwards
 */
record ActionContext(
    Execution execution,
    ActionRun run,
    Map<String, String> configuration,
    ArtifactBucket bucket,
    Path directory,
    LogSink logs) {
  ActionContext {
    configuration = Map.copyOf(configuration);
  }

  /** Fetches an input artefact. */
  Path input(String name) throws IOException {
    Artifact artifact = execution.artifact(name);
    run.input(name, artifact);
    Path file = directory.resolve("input-" + name + ".zip");
    bucket.download(artifact, file);
    return file;
  }

  /** Stores an output artefact. */
  void output(String name, Path zip) throws IOException {
    Artifact artifact = bucket.upload(execution.definition(), name, zip);
    run.output(name, artifact);
    execution.artifact(name, artifact);
  }

  /** A line in the action's own log. */
  void log(String line) {
    logs.append(
        "/aws/codepipeline/" + execution.definition().name(),
        execution.id() + "/" + run.stage() + "/" + run.action().name(),
        line);
  }

  /** A required value of the configuration. */
  String required(String key) {
    String value = configuration.get(key);
    if (value == null) {
      throw new AwsError(400, "InvalidActionConfiguration", "Configuration." + key + " is missing");
    }
    return value;
  }
}
