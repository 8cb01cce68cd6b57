package io.pipewright.localcloud.codepipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The deployments that were recorded: in memory, and as one JSON file each. */
public final class Deployments {
  private final Path directory;
  private final List<Deployment> all = new CopyOnWriteArrayList<>();

  /**
   * Starts with none.
   *
   * @param directory files go to {@code {account}/{region}/{stack}/{execution}-{action run}.json}
   *     below it
   */
  public Deployments(Path directory) {
    this.directory = directory;
  }

  void record(Deployment deployment) throws IOException {
    Path file =
        directory
            .resolve(safe(deployment.account()))
            .resolve(safe(deployment.region()))
            .resolve(safe(deployment.stack()))
            .resolve(deployment.executionId() + "-" + (all.size() + 1) + ".json");
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, deployment.toJson().toPrettyString() + "\n");
    all.add(deployment);
  }

  private static String safe(String name) {
    return name.replaceAll("[^A-Za-z0-9-]", "_");
  }

  /** All of them, oldest first. */
  public List<Deployment> all() {
    return List.copyOf(all);
  }
}
