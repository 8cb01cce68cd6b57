package io.pipewright.localcloud.codebuild;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The projects that exist. */
public final class Projects {
  private final Map<String, Project> byName = new ConcurrentHashMap<>();

  /** A project by its name. */
  public Optional<Project> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  void put(Project project) {
    byName.put(project.name(), project);
  }

  void remove(String name) {
    byName.remove(name);
  }
}
