package io.pipewright.infrastructure.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at the file in the jar: it is what gets deployed. */
class AccessTemplateTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PIPELINES =
      "arn:{AWS::Partition}:codepipeline:{AWS::Region}:{AWS::AccountId}:";

  private final JsonNode template = read();

  @Test
  void holdsARoleAndAPolicyAndNothingElse() {
    assertThat(template.fieldNames()).toIterable().containsExactly("Resources");
    assertThat(template.get("Resources"))
        .extracting(resource -> resource.get("Type").textValue())
        .containsExactlyInAnyOrder("AWS::IAM::Role", "AWS::IAM::ManagedPolicy");
    assertThat(template.at("/Resources/People/Properties/RoleName").textValue())
        .isEqualTo("pipewright-people");
    assertThat(template.at("/Resources/Approval/Properties/Roles/0/Ref").textValue())
        .isEqualTo("People");
  }

  @Test
  void approvesOnlyInPipelinesOfTheOwnTeam() {
    JsonNode statement = approval("ApproveOwn");
    assertThat(statement.get("Effect").textValue()).isEqualTo("Allow");
    assertThat(statement.get("Action").textValue()).isEqualTo("codepipeline:PutApprovalResult");
    assertThat(text(statement.get("Resource")))
        .isEqualTo(PIPELINES + "${aws:PrincipalTag/team}--*/Approve-*/Approve");
    assertThat(statement.get("Condition"))
        .isEqualTo(json("{'StringEquals':{'aws:PrincipalTag/approver':'true'}}"));
  }

  @Test
  void readsOnlyPipelinesOfTheOwnTeam() {
    JsonNode statement = approval("ReadOwn");
    assertThat(text(statement.get("Resource")))
        .isEqualTo(PIPELINES + "${aws:PrincipalTag/team}--*");
    assertThat(statement.get("Action"))
        .allSatisfy(
            action -> assertThat(action.textValue()).matches("codepipeline:(Get|List)\\w+"));
  }

  @Test
  void deniesApprovalWhereTheTagOfThePipelineDiffers() {
    JsonNode statement = approval("DefenceInDepth");
    assertThat(statement.get("Effect").textValue()).isEqualTo("Deny");
    assertThat(statement.get("Resource").textValue()).isEqualTo("*");
    assertThat(statement.get("Condition"))
        .isEqualTo(
            json(
                "{'Null':{'aws:ResourceTag/team':'false'},"
                    + "'StringNotEquals':{'aws:ResourceTag/team':'${aws:PrincipalTag/team}'}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "codepipeline:UpdatePipeline",
        "codepipeline:TagResource",
        "codepipeline:UntagResource",
        "codepipeline:OverrideStageCondition",
        "codepipeline:EnableStageTransition",
        "codepipeline:StartPipelineExecution",
        "codepipeline:RollbackStage",
        "codepipeline:PutJobSuccessResult",
        "codebuild:UpdateProject",
        "codebuild:StartBuild",
        "lambda:UpdateFunctionCode",
        "s3:PutObject",
        "iam:PassRole",
        "cloudformation:Update*"
      })
  void deniesTheWaysRound(String action) {
    assertThat(statements("Approval"))
        .anySatisfy(
            statement -> {
              assertThat(statement.get("Effect").textValue()).isEqualTo("Deny");
              assertThat(statement.get("Resource").textValue()).isEqualTo("*");
              assertThat(statement.has("Condition")).isFalse();
              assertThat(statement.get("Action")).contains(JSON.valueToTree(action));
            });
  }

  @Test
  void allowsNothingMore() {
    Set<String> allowed = new TreeSet<>();
    for (JsonNode statement : statements("Approval")) {
      if (statement.get("Effect").textValue().equals("Allow")) {
        allowed.add(statement.get("Sid").textValue());
      }
    }
    assertThat(allowed).containsExactly("ApproveOwn", "List", "ReadOwn");
  }

  @Test
  void trustsOnlyTheProviderAndOnlyWithBothTagsAndAName() {
    assertThat(statements("People"))
        .hasSize(3)
        .allSatisfy(
            statement ->
                assertThat(text(statement.at("/Principal/Federated")))
                    .isEqualTo("arn:{AWS::Partition}:iam::{AWS::AccountId}:saml-provider/Okta"));
    assertThat(trust("sts:AssumeRoleWithSAML"))
        .isEqualTo(
            json(
                "{'StringEquals':{'SAML:aud':'https://signin.aws.amazon.com/saml',"
                    + "'aws:RequestTag/approver':['true','false']},"
                    + "'StringLike':{'aws:RequestTag/team':'?*',"
                    + "'sts:SourceIdentity':'?*@example.com'}}"));
    assertThat(trust("sts:TagSession"))
        .isEqualTo(
            json(
                "{'StringEquals':{'aws:RequestTag/approver':['true','false']},"
                    + "'StringLike':{'aws:RequestTag/team':'?*'},"
                    + "'ForAllValues:StringEquals':{'aws:TagKeys':['team','approver'],"
                    + "'sts:TransitiveTagKeys':['team','approver']}}"));
    assertThat(trust("sts:SetSourceIdentity"))
        .isEqualTo(json("{'StringLike':{'sts:SourceIdentity':'?*@example.com'}}"));
  }

  private JsonNode trust(String action) {
    return statements("People").stream()
        .filter(statement -> statement.get("Action").textValue().equals(action))
        .findFirst()
        .orElseThrow()
        .get("Condition");
  }

  private JsonNode approval(String sid) {
    return statements("Approval").stream()
        .filter(statement -> statement.get("Sid").textValue().equals(sid))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> statements(String resource) {
    JsonNode properties = template.at("/Resources/" + resource + "/Properties");
    JsonNode document =
        properties.has("PolicyDocument")
            ? properties.get("PolicyDocument")
            : properties.get("AssumeRolePolicyDocument");
    return StreamSupport.stream(document.get("Statement").spliterator(), false).toList();
  }

  /** A join as text, with references in braces. */
  private static String text(JsonNode value) {
    StringBuilder text = new StringBuilder();
    for (JsonNode part : value.at("/Fn::Join/1")) {
      text.append(part.has("Ref") ? "{" + part.get("Ref").textValue() + "}" : part.textValue());
    }
    return text.toString();
  }

  private static JsonNode json(String singleQuoted) {
    try {
      return JSON.readTree(singleQuoted.replace('\'', '"'));
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JsonNode read() {
    try (InputStream file =
        AccessTemplateTest.class.getResourceAsStream("/templates/access.template.json")) {
      return JSON.readTree(Objects.requireNonNull(file, "the template is not in the jar"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
