package io.pipewright.plan;

import io.pipewright.manifest.Component;
import io.pipewright.problem.NearestMatch;
import io.pipewright.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks that the components of a monorepo are where the manifest says, and apart. */
final class DirectoryChoice {
  private final List<String> paths;
  private final List<Component> components;
  private final ManifestProblems problems;
  private final Settings settings;

  DirectoryChoice(
      PlanRequest request,
      List<Component> components,
      ManifestProblems problems,
      Settings settings) {
    this.paths = request.paths();
    this.components =
        components.stream().filter(component -> component.name().isPresent()).toList();
    this.problems = problems;
    this.settings = settings;
  }

  void check() {
    for (Component component : components) {
      String path = component.path("directory");
      settings.add(path, component.directory(), new Origin.Policy("it is always written"));
      checkDirectory(path, component.directory());
      checkApart(component, path);
      for (int index = 0; index < component.uses().size(); index++) {
        checkUsed(component.path("uses") + "[" + index + "]", component.uses().get(index));
      }
    }
  }

  private void checkDirectory(String at, String directory) {
    if (paths.stream().noneMatch(path -> path.startsWith(directory + "/"))) {
      problems.add(
          ProblemCode.DIRECTORY_MISSING,
          at,
          "the repository has no directory '" + directory + "'",
          directory,
          List.of(),
          NearestMatch.fix(directory, directories(), "write its path from the repository's root"));
    }
  }

  private void checkUsed(String at, String used) {
    if (paths.stream().noneMatch(path -> path.equals(used) || path.startsWith(used + "/"))) {
      problems.add(
          ProblemCode.DIRECTORY_MISSING,
          at,
          "the repository has nothing at '" + used + "'",
          used,
          List.of(),
          NearestMatch.fix(used, directories(), "write its path from the repository's root"));
    }
  }

  private void checkApart(Component component, String at) {
    Optional<Component> other =
        components.stream()
            .takeWhile(before -> !before.equals(component))
            .filter(before -> overlap(before.directory(), component.directory()))
            .findFirst();
    other.ifPresent(
        before ->
            problems.add(
                ProblemCode.DIRECTORIES_OVERLAP,
                at,
                "the directory overlaps that of the component '"
                    + before.name().orElse("")
                    + "', '"
                    + before.directory()
                    + "'",
                component.directory(),
                List.of(),
                "give each component a directory of its own, or make one component of both"));
  }

  private static boolean overlap(String one, String other) {
    return (one + "/").startsWith(other + "/") || (other + "/").startsWith(one + "/");
  }

  private Set<String> directories() {
    Set<String> directories = new TreeSet<>();
    for (String path : paths) {
      for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
        directories.add(path.substring(0, slash));
      }
    }
    return directories;
  }
}
