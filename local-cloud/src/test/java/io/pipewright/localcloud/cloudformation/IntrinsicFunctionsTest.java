package io.pipewright.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** References and functions, conditions and outputs of a template. */
class IntrinsicFunctionsTest {
  @TempDir private static Path directory;

  private static StackHost host;

  @BeforeAll
  static void start() {
    host = new StackHost(directory);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void referencesGiveTheOrderAndFunctionsAreEvaluated() {
    String template =
        """
        {"Parameters":{"Size":{"Type":"String","Default":"small"},"Who":{"Type":"String"}},
         "Conditions":{"Large":{"Fn::Equals":[{"Ref":"Size"},"large"]}},
         "Resources":{
          "Z":{"Type":"Test::Probe","Properties":{"Value":{"Fn::Join":["-",[
             {"Ref":"Y"},{"Fn::GetAtt":["Y","Arn"]},{"Fn::Sub":"${AWS::Region}.${Who}.${Y.Arn}.${!x}"},
             {"Fn::Sub":["${a}+${Who}",{"a":{"Ref":"Size"}}]},
             {"Fn::Select":["1",{"Fn::Split":[":","p:q"]}]},
             {"Fn::If":["Large","L","S"]}]]},
             "Other":{"Ref":"AWS::NoValue"}}},
          "Y":{"Type":"Test::Probe","Properties":{"Value":{"Ref":"AWS::StackName"}}},
          "X":{"Type":"Test::Probe","Condition":"Large","Properties":{"Value":"x"}}},
         "Outputs":{"Out":{"Description":"d","Value":{"Fn::GetAtt":"Z.Arn"}}}}
        """;
    DescribeChangeSetResponse created =
        host.change(
            "functions",
            ChangeSetType.CREATE,
            template,
            it ->
                it.parameters(
                    Parameter.builder().parameterKey("Who").parameterValue("me").build()));
    host.execute(created);
    host.waiter.waitUntilStackCreateComplete(it -> it.stackName("functions"));
    assertThat(host.probe.log)
        .containsSubsequence(
            "put functions-Y functions",
            "put functions-Z functions-Y-arn:functions-Y-eu-west-1.me.arn:functions-Y.${x}-small+me-q-S");
    Stack stack = host.stack("functions");
    assertThat(stack.outputs())
        .extracting(it -> it.outputKey() + it.outputValue() + it.description())
        .containsExactly("Outarn:functions-Zd");
    assertThat(stack.parameters())
        .extracting(Parameter::parameterValue)
        .containsExactlyInAnyOrder("small", "me");
    assertThat(host.probe.log).doesNotContain("put functions-X x");
  }
}
