package io.pipewright.localcloud.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.server.AwsError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The approval rules that the factory relies on, and each operator. */
class PolicyEvaluatorTest {
  private static final String ACTION = "codepipeline:PutApprovalResult";
  private static final String PIPELINES = "arn:aws:codepipeline:eu-west-1:111111111111:";
  private static final String PAY = PIPELINES + "pay--ledger-api/Approve-prod/Approve";
  private static final String APPROVERS =
      """
      {"Version":"2012-10-17","Statement":[
       {"Sid":"ApproveOwn","Effect":"Allow","Action":"codepipeline:PutApprovalResult",
        "Resource":"arn:aws:codepipeline:eu-west-1:111111111111:${aws:PrincipalTag/team}--*/Approve-*/Approve",
        "Condition":{"StringEquals":{"aws:PrincipalTag/approver":"true"}}},
       {"Sid":"Own","Effect":"Deny","Action":"codepipeline:PutApprovalResult","Resource":"*",
        "Condition":{"Null":{"aws:ResourceTag/team":"false"},
                     "StringNotEquals":{"aws:ResourceTag/team":"${aws:PrincipalTag/team}"}}}]}
      """;

  @Test
  void theTeamsApproverMayApprove() {
    assertThat(approve(Map.of("team", "pay", "approver", "true"), PAY, Map.of("team", "pay")))
        .isEqualTo(Decision.ALLOWED);
  }

  @Test
  void theRuleWorksWhereTheActionHasNoResourceTags() {
    assertThat(approve(Map.of("team", "pay", "approver", "true"), PAY, Map.of()))
        .isEqualTo(Decision.ALLOWED);
  }

  @Test
  void aTagOfAnotherTeamDeniesWhateverTheNameIs() {
    assertThat(approve(Map.of("team", "pay", "approver", "true"), PAY, Map.of("team", "other")))
        .isEqualTo(Decision.EXPLICITLY_DENIED);
  }

  @Test
  void anotherTeamIsNotAllowed() {
    assertThat(approve(Map.of("team", "fraud", "approver", "true"), PAY, Map.of()))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void aTeamWhoseNameStartsAnothersIsNotAllowed() {
    String payRoll = PIPELINES + "pay-roll--api/Approve-prod/Approve";
    assertThat(approve(Map.of("team", "pay", "approver", "true"), payRoll, Map.of()))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void theCollisionIsRealWithoutTheDelimiter() {
    String weak = APPROVERS.replace("}--*", "}-*");
    String payRoll = PIPELINES + "pay-roll--api/Approve-prod/Approve";
    assertThat(judge(weak, Map.of("team", "pay", "approver", "true"), payRoll, Map.of()))
        .isEqualTo(Decision.ALLOWED);
  }

  @Test
  void aDeveloperWhoIsNoApproverIsNotAllowed() {
    assertThat(approve(Map.of("team", "pay", "approver", "false"), PAY, Map.of("team", "pay")))
        .isEqualTo(Decision.NOT_ALLOWED);
    assertThat(approve(Map.of("team", "pay"), PAY, Map.of("team", "pay")))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "?ay", "pa*"})
  void aTagThatIsEmptyOrAPatternMatchesNoPipeline(String team) {
    assertThat(approve(Map.of("team", team, "approver", "true"), PAY, Map.of()))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void withoutATeamTagTheVariableMatchesNothing() {
    assertThat(approve(Map.of("approver", "true"), PAY, Map.of())).isEqualTo(Decision.NOT_ALLOWED);
    assertThat(approve(Map.of("approver", "true"), PIPELINES + "--x/Approve-a/Approve", Map.of()))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void anotherActionOfThePipelineIsNotAllowed() {
    assertThat(
            approve(
                Map.of("team", "pay", "approver", "true"),
                PIPELINES + "pay--ledger-api/Version/Version",
                Map.of()))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void ifExistsInTheDenyLocksEveryoneOutWhereTagsAreAbsent() {
    String locked =
        APPROVERS
            .replace("\"Null\":{\"aws:ResourceTag/team\":\"false\"},", "")
            .replace("StringNotEquals", "StringNotEqualsIfExists");
    assertThat(judge(locked, Map.of("team", "pay", "approver", "true"), PAY, Map.of()))
        .isEqualTo(Decision.EXPLICITLY_DENIED);
  }

  @Test
  void aDenyWinsOverAnAllow() {
    String policy =
        """
        {"Version":"2012-10-17","Statement":[
         {"Effect":"Allow","Action":"*","Resource":"*"},
         {"Effect":"Deny","NotAction":["codepipeline:Get*"],"NotResource":"%s"}]}
        """
            .formatted(PIPELINES + "open*");
    assertThat(judge(policy, Map.of(), PAY, Map.of())).isEqualTo(Decision.EXPLICITLY_DENIED);
    assertThat(judge(policy, Map.of(), PIPELINES + "open", Map.of())).isEqualTo(Decision.ALLOWED);
  }

  @Test
  void actionsDoNotTellUpperFromLowerCase() {
    String policy =
        """
        {"Version":"2012-10-17","Statement":
         {"Effect":"Allow","Action":"CodePipeline:put*Result","Resource":"*"}}
        """;
    assertThat(judge(policy, Map.of(), PAY, Map.of())).isEqualTo(Decision.ALLOWED);
  }

  @ParameterizedTest
  @CsvSource({
    "StringEquals, pay, true",
    "StringEquals, p*, false",
    "StringNotEquals, pay, false",
    "StringNotEquals, other, true",
    "StringLike, p?y, true",
    "StringLike, P*, false",
    "StringNotLike, p*, false",
    "StringNotLike, x*, true",
    "StringEqualsIfExists, other, false",
    "ForAnyValue:StringEquals, pay, true",
    "ForAllValues:StringEquals, other, false",
    "Null, false, true",
    "Null, true, false",
    "Bool, pay, true",
  })
  void operatorsOnAKeyThatIsThere(String operator, String value, boolean holds) {
    assertThat(condition(operator, "aws:PrincipalTag/team", value)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "StringEquals, false",
    "StringLike, false",
    "StringNotEquals, true",
    "StringNotLike, true",
    "StringEqualsIfExists, true",
    "ArnLike, false",
    "ArnNotEquals, true",
    "Bool, false",
    "BoolIfExists, true",
    "ForAnyValue:StringEquals, false",
    "ForAllValues:StringEquals, true",
    "ForAnyValue:StringNotEquals, false",
  })
  void operatorsOnATagThatIsNotThere(String operator, boolean holds) {
    assertThat(condition(operator, "aws:PrincipalTag/absent", "x")).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "ArnEquals, arn:aws:iam::111111111111:role/people, true",
    "ArnLike, arn:aws:iam::*:role/*, true",
    "ArnLike, arn:aws:*:role/people, false",
    "ArnLike, arn:aws:iam::222222222222:role/people, false",
    "ArnNotEquals, arn:aws:iam::111111111111:role/people, false",
    "ArnNotLike, arn:aws:iam::111111111111:role/other*, true",
    "ArnEquals, arn:aws:iam::${aws:PrincipalAccount}:role/people, true",
    "ArnEquals, people, false",
  })
  void arnsAreComparedPartByPart(String operator, String value, boolean holds) {
    assertThat(condition(operator, "aws:PrincipalArn", value)).isEqualTo(holds);
  }

  @Test
  void anEscapedWildcardIsLiteralAndAFallbackFillsIn() {
    assertThat(condition("StringLike", "aws:PrincipalTag/star", "a${*}")).isTrue();
    assertThat(condition("StringLike", "aws:PrincipalTag/team", "p${*}")).isFalse();
    assertThat(condition("StringEquals", "aws:PrincipalTag/team", "${aws:PrincipalTag/no, 'pay'}"))
        .isTrue();
  }

  @Test
  void tagKeysDoNotTellUpperFromLowerCase() {
    assertThat(condition("StringEquals", "aws:principaltag/TEAM", "pay")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NumericEquals", "StringMatches", "ForSomeValues:StringEquals", "NullIfExists"})
  void anOperatorThatIsNotKnownIsAnErrorAtDeployment(String operator) {
    assertThatThrownBy(() -> condition(operator, "aws:PrincipalTag/team", "pay"))
        .isInstanceOf(AwsError.class)
        .hasMessageContaining(operator);
  }

  @ParameterizedTest
  @ValueSource(strings = {"team", "aws:", "aws:PrincipalTag/", "aws PrincipalTag/team"})
  void aKeyThatIsNoneIsAnErrorAtDeployment(String key) {
    assertThatThrownBy(() -> condition("StringEquals", key, "pay"))
        .isInstanceOf(AwsError.class)
        .hasMessageContaining("is not a condition key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kms:ViaService", "aws:SourceIp", "codepipeline:ResourceTag/team"})
  void aKeyThatCannotBeJudgedRefusesTheCall(String key) {
    assertThatThrownBy(() -> condition("StringNotEquals", key, "pay"))
        .isInstanceOf(AwsError.class)
        .hasMessageContaining(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Version\":\"2008-10-17\",\"Statement\":[]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\"}]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Resource\":\"*\"}]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":[]}]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Conditions\":{}}]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"${aws:x\"}]}",
        "[]"
      })
  void aPolicyThatIsNotUnderstoodIsRefused(String policy) {
    assertThatThrownBy(() -> PolicyDocument.ofIdentity(new ObjectMapper().readTree(policy)))
        .isInstanceOf(AwsError.class)
        .hasMessageStartingWith("The policy cannot be used");
  }

  private static boolean condition(String operator, String key, String value) {
    String policy =
        """
        {"Version":"2012-10-17","Statement":[
         {"Effect":"Allow","Action":"*","Resource":"*","Condition":{"%s":{"%s":"%s"}}}]}
        """
            .formatted(operator, key, value);
    return judge(policy, Map.of("team", "pay", "star", "a*"), PAY, Map.of()) == Decision.ALLOWED;
  }

  private static Decision approve(
      Map<String, String> principal, String arn, Map<String, String> resource) {
    return judge(APPROVERS, principal, arn, resource);
  }

  private static Decision judge(
      String policy, Map<String, String> principal, String arn, Map<String, String> resource) {
    Caller caller = new Caller("111111111111", "arn:aws:iam::111111111111:role/people", principal);
    RequestContext context =
        RequestContext.call(caller, ACTION, arn).tags("aws:ResourceTag/", resource).build();
    try {
      return PolicyEvaluator.judge(
          List.of(PolicyDocument.ofIdentity(new ObjectMapper().readTree(policy))), context);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
