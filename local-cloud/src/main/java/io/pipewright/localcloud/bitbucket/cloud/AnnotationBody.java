package io.pipewright.localcloud.bitbucket.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.bitbucket.PostedAnnotation;
import io.pipewright.localcloud.bitbucket.rest.Fields;
import io.pipewright.localcloud.bitbucket.rest.RestError;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads annotations that are posted, within Cloud's limits. */
final class AnnotationBody {
  private static final int MOST = 100;
  private static final int ID = 450;
  private static final int SUMMARY = 450;
  private static final int DETAILS = 2000;
  private static final int PATH = 2000;
  private static final int LINK = 2000;

  private AnnotationBody() {}

  /** Reads a bare array. */
  static List<PostedAnnotation> readAll(JsonNode body) {
    if (!body.isArray() || body.isEmpty() || body.size() > MOST) {
      throw RestError.invalid("", "The request must be an array of 1 to " + MOST + " annotations.");
    }
    List<PostedAnnotation> annotations =
        StreamSupport.stream(body.spliterator(), false)
            .map(Fields::of)
            .map(it -> read(it, it.required("external_id", ID)))
            .toList();
    long ids = annotations.stream().map(PostedAnnotation::externalId).distinct().count();
    if (ids < annotations.size()) {
      throw RestError.invalid("external_id", "An external_id must be unique.");
    }
    return annotations;
  }

  static PostedAnnotation read(Fields body, String id) {
    return new PostedAnnotation(
        id,
        body.text("path", PATH),
        body.has("line") ? body.number("line", 1) : 0,
        body.required("summary", SUMMARY),
        body.text("details", DETAILS),
        body.choice("severity", Set.of("CRITICAL", "HIGH", "MEDIUM", "LOW")),
        body.requiredChoice("annotation_type", Set.of("VULNERABILITY", "CODE_SMELL", "BUG")),
        body.url("link", LINK));
  }
}
