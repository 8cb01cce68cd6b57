package io.pipewright.webhook;

import io.pipewright.organisation.Organisation;
import io.pipewright.organisation.OrganisationReader;
import io.pipewright.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;

/** The organisation's file, wherever it is. */
final class FactoryFile {
  private static final String S3 = "s3://";

  private FactoryFile() {}

  /**
   * Reads the file.
   *
   * @param location a path or {@code s3://bucket/key}
   * @throws IllegalArgumentException with all problems of the file
   */
  static Organisation read(String location) {
    return OrganisationReader.read(location, bytes(location))
        .match(
            organisation -> organisation,
            problems -> {
              throw new IllegalArgumentException(described(problems));
            });
  }

  private static byte[] bytes(String location) {
    if (location.startsWith(S3)) {
      URI uri = URI.create(location);
      try (S3Client s3 = S3Client.create()) {
        return s3.getObjectAsBytes(
                request -> request.bucket(uri.getAuthority()).key(uri.getPath().substring(1)))
            .asByteArray();
      }
    }
    try {
      return Files.readAllBytes(Path.of(location));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + location, e);
    }
  }

  private static String described(List<Problem> problems) {
    return problems.stream().map(Problem::describe).collect(Collectors.joining("\n"));
  }
}
