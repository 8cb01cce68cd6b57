package io.pipewright.cli.manifest;

import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.ExitCode;
import io.pipewright.manifest.ManifestReader;
import io.pipewright.organisation.OrganisationReader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pipewright schema}. */
@Command(
    name = "schema",
    description = {
      "Prints the JSON Schema (2020-12) of a file, for editors and other tools.",
      "An editor with the YAML language server takes it from a first line such as"
          + " '# yaml-language-server: $$schema=pipeline.schema.json'."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pipewright schema > pipeline.schema.json",
      "  pipewright schema factory > factory.schema.json"
    })
public final class SchemaCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "pipeline or factory. Default: ${DEFAULT-VALUE}")
  private Kind kind = Kind.pipeline;

  /** The files that have a schema; spelt as they are typed. */
  enum Kind {
    pipeline,
    factory
  }

  /** Made by the command factory. */
  public SchemaCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    environment
        .out()
        .println(
            switch (kind) {
              case pipeline -> ManifestReader.schema().toPrettyString();
              case factory -> OrganisationReader.schema().toPrettyString();
            });
    return ExitCode.FINE;
  }
}
