package io.pipewright.generator;

import io.pipewright.generator.storage.S3VersionReader;
import io.pipewright.generator.surroundings.SurroundingsException;
import io.pipewright.language.LanguagePacks;
import io.pipewright.language.directory.LanguageDirectory;
import io.pipewright.organisation.Organisation;
import io.pipewright.organisation.OrganisationReader;
import io.pipewright.problem.Problem;
import io.pipewright.problem.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the DevOps team owns, read where the environment says. A mistake in it is not the
 * developer's: it stops the generator before anything is read of the repository.
 */
final class FactoryFiles {
  private static final String S3 = "s3://";

  private final Map<String, String> environment;

  FactoryFiles(Map<String, String> environment) {
    this.environment = environment;
  }

  /** {@code PIPEWRIGHT_FACTORY}: a path or {@code s3://bucket/key}. */
  Organisation organisation(S3VersionReader s3) {
    String place = variable("PIPEWRIGHT_FACTORY");
    return right(OrganisationReader.read(place, bytes(place, s3)));
  }

  /** {@code languages/} and {@code gates/} under {@code PIPEWRIGHT_HOME}. */
  LanguagePacks packs() {
    try {
      return right(LanguageDirectory.read(Path.of(variable("PIPEWRIGHT_HOME"))));
    } catch (UncheckedIOException e) {
      throw new SurroundingsException(String.valueOf(e.getMessage()), e);
    }
  }

  private static byte[] bytes(String place, S3VersionReader s3) {
    if (place.startsWith(S3)) {
      String[] parts = place.substring(S3.length()).split("/", 2);
      if (parts.length < 2) {
        throw new SurroundingsException(
            "PIPEWRIGHT_FACTORY is '" + place + "', not s3://bucket/key");
      }
      return s3.readNewest(parts[0], parts[1]);
    }
    try {
      return Files.readAllBytes(Path.of(place));
    } catch (IOException e) {
      throw new SurroundingsException("cannot read PIPEWRIGHT_FACTORY, " + place, e);
    }
  }

  private String variable(String name) {
    String value = environment.get(name);
    if (value == null || value.isEmpty()) {
      throw new SurroundingsException("the environment variable " + name + " is missing");
    }
    return value;
  }

  private static <T> T right(Result<T> result) {
    return result.match(
        value -> value,
        problems -> {
          throw new SurroundingsException(
              "the factory's own files are wrong\n"
                  + problems.stream().map(Problem::describe).collect(Collectors.joining("\n")));
        });
  }
}
