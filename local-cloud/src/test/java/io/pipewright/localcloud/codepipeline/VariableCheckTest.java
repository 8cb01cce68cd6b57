package io.pipewright.localcloud.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipewright.localcloud.codepipeline.PipelineDefinition.BeforeEntry;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Condition;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Rule;
import io.pipewright.localcloud.codepipeline.VariableCheck.Operator;
import io.pipewright.localcloud.server.AwsError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableCheckTest {
  private static final Random RANDOM = new Random(20260517);

  private static Rule rule(String name, String variable, String operator, String value) {
    return new Rule(
        name,
        VariableCheck.TYPE,
        Map.of("Variable", variable, "Operator", operator, "Value", value));
  }

  private static Variables variables(String value) {
    Variables variables = new Variables();
    variables.put("variables", Map.of("Changed", value));
    return variables;
  }

  private static boolean holds(String value, String operator, String expected) {
    return VariableCheck.ask(
            rule("r", "#{variables.Changed}", operator, expected), variables(value))
        .holds();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "api      ; EQ       ; api                ; true",
        "api      ; EQ       ; API                ; false",
        "api      ; EQ       ; ap                 ; false",
        "api      ; NE       ; api                ; false",
        "api      ; NE       ; web                ; true",
        "api,web  ; CONTAINS ; web                ; true",
        "api,web  ; CONTAINS ; ops                ; false",
        "api,web  ; CONTAINS ; a.i                ; false",
        "api,web  ; MATCHES  ; .*(^|,)web(,.*|$)  ; true",
        "api,webs ; MATCHES  ; .*(^|,)web(,.*|$)  ; false",
        "api      ; MATCHES  ; ap                 ; false",
        "a-9      ; MATCHES  ; [a-z]-\\d          ; true",
        "[x]      ; EQ       ; [x]                ; true",
        "api      ; EQ       ; #{variables.Changed} ; true",
        "api      ; MATCHES  ; [a]p#{variables.Changed} ; false",
      })
  void operatorsCompareAsTheyAreNamed(
      String value, String operator, String expected, boolean holds) {
    assertThat(holds(value, operator, expected)).isEqualTo(holds);
  }

  @Test
  void theOperatorsAgreeWithEachOtherOnAnyTexts() {
    for (int i = 0; i < 2000; i++) {
      String one = text();
      String other = text();
      assertThat(Operator.NE.holds(one, other)).isNotEqualTo(Operator.EQ.holds(one, other));
      assertThat(Operator.MATCHES.holds(one, Pattern.quote(other)))
          .isEqualTo(Operator.EQ.holds(one, other));
      assertThat(Operator.CONTAINS.holds(one + other + one, other)).isTrue();
      assertThat(Operator.CONTAINS.holds(one, other))
          .isEqualTo(Operator.MATCHES.holds(one, ".*" + Pattern.quote(other) + ".*"));
    }
  }

  /** Short and over few letters, so that equal ones and parts of each other occur. */
  private static String text() {
    StringBuilder text = new StringBuilder();
    for (int i = RANDOM.nextInt(4); i >= 0; i--) {
      text.append("ab.*\\[${".charAt(RANDOM.nextInt(8)));
    }
    return text.toString();
  }

  @Test
  void theSummarySaysWhatWasComparedWithWhat() {
    Rule rule = rule("r", "#{variables.Changed}", "EQ", "web");

    assertThat(VariableCheck.ask(rule, variables("api")).summary())
        .isEqualTo("#{variables.Changed} is 'api': EQ 'web' does not hold");
    assertThat(VariableCheck.ask(rule, variables("web")).summary())
        .isEqualTo("#{variables.Changed} is 'web': EQ 'web' holds");
  }

  @Test
  void anExpressionThatBreaksWhenItsVariableIsFilledInIsAnError() {
    Rule rule = rule("r", "#{variables.Changed}", "MATCHES", "#{variables.Changed}");

    assertThat(VariableCheck.problems(rule.configuration())).isEmpty();
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> VariableCheck.ask(rule, variables("(")))
        .withMessageContaining("Configuration.Value is not a regular expression");
  }

  private static EntryCheck.Status entry(List<Rule> rules) {
    return EntryCheck.ask(
            new BeforeEntry(List.of(new Condition("SKIP", rules))), variables("api"), Instant.EPOCH)
        .status();
  }

  @Test
  void allRulesMustHoldAndAMistakeIsNeverASkip() {
    Rule yes = rule("yes", "#{variables.Changed}", "EQ", "api");
    Rule no = rule("no", "#{variables.Changed}", "EQ", "web");
    Rule broken = rule("broken", "#{variables.Chnaged}", "EQ", "web");
    for (int i = 0; i < 50; i++) {
      List<Rule> rules = new ArrayList<>(List.of(yes, yes, no, broken));
      Collections.shuffle(rules, RANDOM);
      List<Rule> some = rules.subList(0, 1 + RANDOM.nextInt(4));

      assertThat(entry(some))
          .isEqualTo(
              some.contains(broken)
                  ? EntryCheck.Status.Errored
                  : some.contains(no) ? EntryCheck.Status.Failed : EntryCheck.Status.Succeeded);
    }
  }
}
