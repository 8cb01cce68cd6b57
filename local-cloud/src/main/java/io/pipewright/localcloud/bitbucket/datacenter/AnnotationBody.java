package io.pipewright.localcloud.bitbucket.datacenter;

import io.pipewright.localcloud.bitbucket.PostedAnnotation;
import io.pipewright.localcloud.bitbucket.rest.Fields;
import io.pipewright.localcloud.bitbucket.rest.RestError;
import java.util.List;
import java.util.Set;

/** Reads annotations that are posted, within Data Center's limits. */
final class AnnotationBody {
  private static final int MESSAGE = 2000;
  private static final int ID = 450;
  private static final int PATH = 50_000;
  private static final int LINK = 2000;

  private AnnotationBody() {}

  static List<PostedAnnotation> read(Fields body) {
    List<PostedAnnotation> annotations =
        body.elements("annotations", Integer.MAX_VALUE).stream()
            .map(Fields::of)
            .map(AnnotationBody::annotation)
            .toList();
    if (annotations.isEmpty()) {
      throw RestError.invalid("annotations", "At least one annotation is required.");
    }
    return annotations;
  }

  private static PostedAnnotation annotation(Fields body) {
    return new PostedAnnotation(
        body.text("externalId", ID),
        body.text("path", PATH),
        body.number("line", 0),
        body.required("message", MESSAGE),
        "",
        body.requiredChoice("severity", Set.of("LOW", "MEDIUM", "HIGH")),
        body.choice("type", Set.of("VULNERABILITY", "CODE_SMELL", "BUG")),
        body.url("link", LINK));
  }
}
