package io.pipewright.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.repository.CommitFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which components are built and deployed for a commit. */
class ComponentChangesTest {
  private static final List<String> PATHS =
      List.of(
          "README.md",
          "infra/api.yaml",
          "libs/common/index.js",
          "pipeline.yaml",
          "services/api/pom.xml",
          "services/apis/x",
          "web/package.json");
  private static final PipelinePlan PLAN =
      Fixture.value(
              Fixture.explain(
                  """
                  version: 1
                  components:
                    api:
                      directory: services/api
                      deploy: [{ environment: dev, target: { cloudformation: { template: infra/api.yaml } } }]
                    web:
                      directory: web
                      uses: [libs/common]
                  """,
                  PATHS,
                  Map.of()))
          .plan();

  private static final Map<String, String> FIRST = changes("").since(List.of());

  @Test
  void everythingIsNewAtFirst() {
    assertThat(FIRST).containsEntry("api", "changed").containsEntry("web", "changed");
    assertThat(FIRST.get("api_content")).matches("[0-9a-f]{64}");
    assertThat(FIRST.get("api_content")).isNotEqualTo(FIRST.get("web_content"));
  }

  @ParameterizedTest(name = "{0}: api {1}, web {2}")
  @CsvSource({
    "none, unchanged, unchanged",
    "README.md, unchanged, unchanged",
    "services/api/pom.xml, changed, unchanged",
    "services/apis/x, unchanged, unchanged",
    "web/package.json, unchanged, changed",
    "libs/common/index.js, unchanged, changed",
    "infra/api.yaml, changed, unchanged",
    "pipeline.yaml, changed, changed"
  })
  void whatIsTouchedIsRun(String touched, String api, String web) {
    assertThat(changes(touched).since(List.of(FIRST)))
        .containsEntry("api", api)
        .containsEntry("web", web);
  }

  @Test
  void whatWasTriedSinceAndDidNotSucceedIsRunAgain() {
    Map<String, String> failed = changes("services/api/pom.xml").since(List.of(FIRST));
    // Back to what succeeded: the failed one may have reached an environment.
    assertThat(changes("").since(List.of(failed, FIRST)))
        .containsEntry("api", "changed")
        .containsEntry("web", "unchanged");
  }

  @Test
  void anExecutionThatWasStartedByHandRanEverything() {
    Map<String, String> byHand =
        Map.of("api", "changed", "api_content", "unknown", "web", "changed");
    assertThat(changes("").since(List.of(byHand)))
        .containsEntry("api", "changed")
        .containsEntry("web", "changed");
    assertThat(changes("").since(List.of(byHand, FIRST)))
        .containsEntry("api", "changed")
        .containsEntry("web", "changed");
  }

  @Test
  void aChangedModeIsAChange() {
    SortedMap<String, CommitFiles.Entry> entries = new TreeMap<>(files("").entries());
    entries.put(
        "web/package.json", new CommitFiles.Entry("100755", object("web/package.json", "")));
    assertThat(new ComponentChanges(PLAN, new CommitFiles(entries)).since(List.of(FIRST)))
        .containsEntry("web", "changed")
        .containsEntry("api", "unchanged");
  }

  @Test
  void theVariablesAreThoseThatThePipelineDeclares() {
    Map<String, String> declared = new HashMap<>();
    PLAN.components()
        .forEach(
            component -> {
              declared.put(component.variable(), "");
              declared.put(component.contentVariable(), "");
            });
    assertThat(FIRST.keySet()).isEqualTo(declared.keySet());
  }

  private static ComponentChanges changes(String touched) {
    return new ComponentChanges(PLAN, files(touched));
  }

  private static CommitFiles files(String touched) {
    SortedMap<String, CommitFiles.Entry> entries = new TreeMap<>();
    for (String path : PATHS) {
      entries.put(path, new CommitFiles.Entry("100644", object(path, touched)));
    }
    return new CommitFiles(entries);
  }

  private static String object(String path, String touched) {
    return String.format("%040x", path.hashCode() & 0xffffL + (path.equals(touched) ? 1 : 0));
  }
}
