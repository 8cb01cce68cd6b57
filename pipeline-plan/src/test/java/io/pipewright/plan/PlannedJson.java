package io.pipewright.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Plans of the fixture's organisation as JSON, for tests in other packages. */
public final class PlannedJson {
  /** A manifest that deploys to dev and prod. */
  public static final String MANIFEST = Fixture.MANIFEST;

  private static final List<String> PATHS =
      List.of(
          "infra/service.yaml",
          "libs/common/index.js",
          "pipeline.yaml",
          "pom.xml",
          "services/api/pom.xml",
          "web/package.json");

  private PlannedJson() {}

  /** The plan of a manifest, a tree of its own each time. */
  public static ObjectNode of(String manifest) {
    return (ObjectNode)
        PlanJson.json(Fixture.value(Fixture.plan(manifest, Fixture.LEDGER, PATHS, Map.of())));
  }
}
