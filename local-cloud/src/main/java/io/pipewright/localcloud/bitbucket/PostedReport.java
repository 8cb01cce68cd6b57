package io.pipewright.localcloud.bitbucket;

import java.time.Instant;
import java.util.List;

/**
 * A Code Insights report as it was accepted, with its annotations.
 *
 * @param key Cloud calls it external id
 * @param details or empty
 * @param result PASS or FAIL, in Cloud PASSED, FAILED or PENDING; or empty
 * @param reporter or empty
 * @param link or empty
 * @param logoUrl or empty
 * @param reportType SECURITY, COVERAGE, TEST or BUG; Cloud only, else empty
 * @param owner the account that put it
 * @param createdAt when it was put for the first time
 * @param updatedAt when it was put last
 */
public record PostedReport(
    String key,
    String title,
    String details,
    String result,
    String reporter,
    String link,
    String logoUrl,
    String reportType,
    List<Datum> data,
    List<PostedAnnotation> annotations,
    String owner,
    Instant createdAt,
    Instant updatedAt) {
  public PostedReport {
    data = List.copyOf(data);
    annotations = List.copyOf(annotations);
  }

  /**
   * One field of a report.
   *
   * @param type BOOLEAN, DATE, DURATION, LINK, NUMBER, PERCENTAGE, TEXT, or empty
   * @param value JSON
   */
  public record Datum(String title, String type, String value) {}

  /** The same with other annotations. */
  public PostedReport with(List<PostedAnnotation> other) {
    return new PostedReport(
        key,
        title,
        details,
        result,
        reporter,
        link,
        logoUrl,
        reportType,
        data,
        other,
        owner,
        createdAt,
        updatedAt);
  }

  /** The same, put again in the place of an earlier one: its annotations stay. */
  public PostedReport after(PostedReport earlier) {
    return new PostedReport(
        key,
        title,
        details,
        result,
        reporter,
        link,
        logoUrl,
        reportType,
        data,
        earlier.annotations,
        owner,
        earlier.createdAt,
        updatedAt);
  }
}
