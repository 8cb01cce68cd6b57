package io.pipewright.manifest;

import io.pipewright.problem.FileKind;
import io.pipewright.problem.Problem;
import io.pipewright.problem.ProblemCode;
import io.pipewright.problem.Problems;
import io.pipewright.schema.Document;
import java.util.List;

/** With {@code components}, what a component may say is said there and not beside them. */
final class ComponentKeys {
  private static final List<String> MOVED =
      List.of("language", "runtime", "build", "test", "scan", "artifact", "deploy");

  private final Document document;

  ComponentKeys(Document document) {
    this.document = document;
  }

  List<Problem> problems() {
    Problems problems = new Problems(FileKind.MANIFEST);
    if (document.json().has(Component.KEY)) {
      for (String key : MOVED) {
        if (document.json().has(key)) {
          problems.add(
              ProblemCode.BESIDE_COMPONENTS,
              document.at(key),
              key,
              "'" + key + "' stands beside 'components'",
              key,
              List.of(),
              "write it in each component that needs it");
        }
      }
    }
    return problems.sorted();
  }
}
