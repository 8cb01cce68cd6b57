package io.pipewright.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateSearchTest {
  private static final String NETWORK =
      """
      Resources:
        Vpc:
          Type: AWS::EC2::VPC
      """;
  private static final String CODE =
      """
      Parameters:
        CodeBucket: { Type: String }
        CodeKey: { Type: String }
      """
          + NETWORK;
  private static final String JSON =
      "{\n\t\"Resources\": {\"A\": {\"Type\": \"AWS::S3::Bucket\"}}}";

  private final Map<String, String> files = new HashMap<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "template.yaml",
        "infra/a/b/x.yml",
        "cloudformation/x.template",
        "cfn/x.json",
        "deploy/x.yaml",
        "templates/x.yaml",
        "infrastructure/x.yaml"
      })
  void looksWhereTemplatesLie(String path) {
    files.put(path, path.endsWith(".json") ? JSON : NETWORK);
    assertThat(found("")).containsExactly(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"other/x.yaml", "infra/x.txt", "infra/my template.yaml", "infra", "infra/ü.yaml"})
  void looksNowhereElse(String path) {
    files.put(path, NETWORK);
    assertThat(found("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kind: Deployment",
        "Resources: []",
        "Type: AWS::X",
        "Resources:\n  A: { Type: AWS::X }\n b: c",
        "Resources:\n\tA: {Type: AWS::S3::Bucket}",
        "# Resources\nA: { Type: 'AWS::S3::Bucket' }"
      })
  void othersAreNone(String text) {
    files.put("infra/x.yaml", text);
    assertThat(found("")).isEmpty();
  }

  @Test
  void whatTakesTheArtifactComesFirst() {
    files.put("infra/app.yaml", NETWORK);
    files.put("infra/a.yaml", NETWORK);
    files.put("infra/code.yaml", CODE);
    assertThat(found("")).containsExactly("infra/code.yaml", "infra/app.yaml", "infra/a.yaml");
  }

  @Test
  void looksInAComponentsDirectory() {
    files.put("services/api/infra/x.yaml", NETWORK);
    files.put("infra/y.yaml", NETWORK);
    assertThat(found("services/api")).containsExactly("services/api/infra/x.yaml");
  }

  @Test
  void seesTransforms() {
    assertThat(hasTransform("Transform: AWS::Serverless-2016-10-31\n" + NETWORK)).isTrue();
    assertThat(hasTransform(NETWORK + "    Properties:\n      A: { Fn::Transform: { Name: x } }\n"))
        .isTrue();
    assertThat(hasTransform("{ \"Transform\": \"x\"," + JSON.substring(1))).isTrue();
    assertThat(hasTransform(NETWORK + "    Transform: no\n")).isFalse();
  }

  @Test
  void readsABoundedNumber() {
    for (int number = 0; number < TemplateSearch.MOST; number++) {
      files.put("infra/a%03d.yaml".formatted(number), "x: y");
    }
    files.put("infra/z.yaml", NETWORK);
    assertThat(found("")).isEmpty();
  }

  private boolean hasTransform(String text) {
    files.put("template.yaml", text);
    return search("").get(0).hasTransform();
  }

  private List<String> found(String directory) {
    return search(directory).stream().map(FoundTemplate::path).toList();
  }

  private List<FoundTemplate> search(String directory) {
    return new TemplateSearch(new RepositoryTexts(new KnownFiles(files))).in(directory);
  }
}
