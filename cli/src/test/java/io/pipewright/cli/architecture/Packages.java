package io.pipewright.cli.architecture;

/** Packages that a rule speaks of. */
final class Packages {
  /** They turn text and records into records, and must be testable without a file or a network. */
  static final String[] PURE = {
    "..pipewright.manifest..",
    "..pipewright.organisation..",
    "..pipewright.problem..",
    "..pipewright.repository..",
    "..pipewright.generation..",
    "..pipewright.migration..",
    "..pipewright.cloudformation..",
    // Not what is below it: language.directory reads the files.
    "..pipewright.language",
    "..pipewright.plan.."
  };

  /** They know nothing of AWS; what they mean to AWS is said by the adapters. */
  static final String[] WITHOUT_AWS = {
    "..pipewright.manifest..",
    "..pipewright.organisation..",
    "..pipewright.problem..",
    "..pipewright.repository..",
    "..pipewright.generation..",
    "..pipewright.migration..",
    "..pipewright.cloudformation..",
    "..pipewright.plan..",
    "..pipewright.language..",
    "..pipewright.bitbucket.."
  };

  private Packages() {}
}
