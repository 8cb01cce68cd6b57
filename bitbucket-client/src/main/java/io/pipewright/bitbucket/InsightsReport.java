package io.pipewright.bitbucket;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A Code Insights report. The clients cut texts to Bitbucket's limits and leave out what exceeds
 * its number of annotations, and say so in the details.
 *
 * @param key stable name of the report on that commit; 1 to 40 characters
 * @param title what is shown as its title
 * @param details some lines of plain text
 * @param passed whether the commit may be merged, as far as this report goes
 * @param link where to read more
 * @param data a few facts, each with a title; Data Center shows six, Cloud ten
 * @param annotations remarks on lines
 */
public record InsightsReport(
    String key,
    String title,
    String details,
    boolean passed,
    Optional<URI> link,
    List<Fact> data,
    List<Annotation> annotations) {
  public InsightsReport {
    data = List.copyOf(data);
    annotations = List.copyOf(annotations);
  }

  /** One fact. */
  public record Fact(String title, String value) {}

  /**
   * A remark.
   *
   * @param path file in the repository
   * @param line from 1; empty for the whole file
   * @param severity how bad it is
   * @param message in words
   * @param externalId stable name of the remark, unique in its report
   */
  public record Annotation(
      String path, OptionalInt line, Severity severity, String message, String externalId) {}

  /** What Data Center and Cloud share. */
  public enum Severity {
    LOW,
    MEDIUM,
    HIGH
  }
}
