package io.pipewright.plan;

import io.pipewright.manifest.ManifestDocument;
import io.pipewright.problem.ProblemCode;
import io.pipewright.repository.RepositoryId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Settles the application's name: written, or the repository's slug. */
final class ApplicationChoice {
  /**
   * Characters at most: with a team of 20 the name of the pipeline's role, 52, is within IAM's 64.
   */
  static final int LONGEST = 30;

  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final PlanRequest request;
  private final ManifestDocument document;
  private final ManifestProblems problems;
  private final Settings settings;

  ApplicationChoice(
      PlanRequest request,
      ManifestDocument document,
      ManifestProblems problems,
      Settings settings) {
    this.request = request;
    this.document = document;
    this.problems = problems;
    this.settings = settings;
  }

  Optional<String> application() {
    String slug = request.repository().slug();
    String name = document.manifest().application().orElse(slug);
    if (name.length() > LONGEST || !SLUG.matcher(name).matches()) {
      problems.add(
          ProblemCode.APPLICATION_NAME,
          "application",
          "'" + name + "' cannot be the application's name",
          name,
          List.of(),
          "write 'application:' with at most "
              + LONGEST
              + " lower-case letters, digits and single hyphens");
      return Optional.empty();
    }
    namesake(name)
        .ifPresent(
            other ->
                problems.add(
                    ProblemCode.APPLICATION_NAME,
                    "application",
                    "'" + name + "' is the name of the repository '" + other + "' of the same team",
                    name,
                    List.of(),
                    "choose another name: both would have the same pipeline"));
    settings.add("application", name, new Origin.Repository(request.repository().toString()));
    return Optional.of(name);
  }

  private Optional<RepositoryId> namesake(String name) {
    return request.organisation().owner(request.repository()).stream()
        .flatMap(team -> team.repositories().stream())
        .filter(other -> !other.equals(request.repository()) && other.slug().equals(name))
        .min(Comparator.comparing(RepositoryId::toString));
  }
}
