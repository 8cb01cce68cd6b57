package io.pipewright.cli.init;

import io.pipewright.cli.planning.Planning;
import io.pipewright.cli.planning.PlanningOptions;
import io.pipewright.cli.planning.Subject;
import io.pipewright.cli.repository.RepositoryFiles;
import io.pipewright.manifest.ManifestReader;
import io.pipewright.problem.FileKind;
import io.pipewright.problem.Problem;
import io.pipewright.problem.ProblemCode;
import io.pipewright.repository.RepositoryId;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Drafts a manifest and judges it, as {@code validate} would. */
final class Drafting {
  private static final String TOO_MANY_STAGES = ProblemCode.TOO_MANY_STAGES.in(FileKind.MANIFEST);

  private final Planning planning;
  private final PlanningOptions options;
  private final RepositoryFiles files;
  private final String file;

  /**
   * For one repository.
   *
   * @param file the manifest's name, as problems spell it
   */
  Drafting(Planning planning, PlanningOptions options, RepositoryFiles files, String file) {
    this.planning = planning;
    this.options = options;
    this.files = files;
    this.file = file;
  }

  /**
   * What came out.
   *
   * @param text the manifest
   * @param problems what {@code validate} would say of it
   */
  record Drafted(Draft draft, String text, List<Problem> problems) {
    Drafted {
      problems = List.copyOf(problems);
    }
  }

  /** The manifest with as many environments as CodePipeline has stages for. */
  Drafted draft(RepositoryId repository, String named) {
    Draft draft = new Survey(planning, files).draft(repository, named);
    Drafted drafted = judge(draft, repository);
    while (drafted.problems().stream().anyMatch(it -> it.code().equals(TOO_MANY_STAGES))
        && drafted.draft().isDeployed()) {
      drafted = judge(drafted.draft().withoutLastDestination(), repository);
    }
    return drafted;
  }

  private Drafted judge(Draft draft, RepositoryId repository) {
    String text = new ManifestText(draft, ManifestReader.schema()).write();
    Subject subject =
        new Subject(
            file,
            ManifestReader.readPartly(file, text.getBytes(StandardCharsets.UTF_8)),
            repository,
            files);
    return new Drafted(
        draft,
        text,
        planning.judge(subject, options).plan().match(plan -> List.of(), problems -> problems));
  }
}
