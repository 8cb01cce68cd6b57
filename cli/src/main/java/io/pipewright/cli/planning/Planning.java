package io.pipewright.cli.planning;

import io.pipewright.cli.repository.RepositoryFiles;
import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.SurroundingsException;
import io.pipewright.language.LanguagePacks;
import io.pipewright.manifest.Manifest;
import io.pipewright.manifest.ManifestDocument;
import io.pipewright.manifest.ManifestReading;
import io.pipewright.organisation.Organisation;
import io.pipewright.organisation.OrganisationReader;
import io.pipewright.plan.PlanRequest;
import io.pipewright.plan.Planner;
import io.pipewright.problem.Problem;
import io.pipewright.problem.Result;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans with what lies on this machine. Nothing is asked of a network. */
public final class Planning {
  private final LanguagePacks packs;
  private final Optional<Organisation> organisation;

  private Planning(LanguagePacks packs, Optional<Organisation> organisation) {
    this.packs = packs;
    this.organisation = organisation;
  }

  /**
   * With the language packs of {@code environment} and, if there is one, the organisation's file.
   *
   * @throws SurroundingsException if one of these cannot be read or is wrong
   */
  public static Planning with(Environment environment, PlanningOptions options) {
    return new Planning(
        packs(environment), options.factory(environment).map(Planning::readOrganisation));
  }

  /** The language packs. */
  public LanguagePacks packs() {
    return packs;
  }

  /** The organisation's file, if there is one. */
  public Optional<Organisation> organisation() {
    return organisation;
  }

  /**
   * Judges a manifest.
   *
   * @param options may say how Bitbucket calls the repository
   */
  public Judgement judge(Subject subject, PlanningOptions options) {
    ManifestReading reading = subject.manifest();
    RepositoryId repository = options.repository().orElse(subject.repository());
    Organisation known =
        organisation.orElseGet(() -> AssumedOrganisation.of(repository, written(reading)));
    PlanRequest request =
        new PlanRequest(
            reading,
            known,
            repository,
            subject.files().paths(),
            templates(reading, subject.files()));
    return new Judgement(
        subject.file(), new Planner(packs).explain(request), organisation.isEmpty());
  }

  private static Manifest written(ManifestReading reading) {
    return reading
        .document()
        .map(ManifestDocument::manifest)
        .orElseGet(() -> new Manifest(Optional.empty(), Optional.empty(), List.of(), List.of()));
  }

  private static Map<String, String> templates(ManifestReading reading, RepositoryFiles files) {
    Map<String, String> templates = new LinkedHashMap<>();
    reading.templates().stream()
        .forEach(
            path ->
                files
                    .read(path)
                    .ifPresent(
                        bytes -> templates.put(path, new String(bytes, StandardCharsets.UTF_8))));
    return templates;
  }

  private static LanguagePacks packs(Environment environment) {
    try {
      return right("the language packs are wrong", InstalledPacks.read(environment.home()));
    } catch (UncheckedIOException e) {
      throw new SurroundingsException(
          "there are no language packs in "
              + environment.home()
              + ": the installation is incomplete.");
    }
  }

  /**
   * Reads the organisation's file.
   *
   * @throws SurroundingsException if it is not there or has problems
   */
  public static Organisation readOrganisation(Path factory) {
    try {
      return right(
          "the organisation's file is wrong",
          OrganisationReader.read(factory.toString(), Files.readAllBytes(factory)));
    } catch (IOException e) {
      throw new SurroundingsException(
          "cannot read the organisation's file " + factory + ". Name it with --factory.");
    }
  }

  private static <T> T right(String otherwise, Result<T> result) {
    return result.match(
        value -> value,
        problems -> {
          throw new SurroundingsException(
              otherwise
                  + "\n"
                  + problems.stream().map(Problem::describe).collect(Collectors.joining("\n")));
        });
  }
}
