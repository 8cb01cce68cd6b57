package io.pipewright.localcloud.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.PipelineVariable;
import software.amazon.awssdk.services.codepipeline.model.ResolvedPipelineVariable;
import software.amazon.awssdk.services.codepipeline.model.ValidationException;

/** Variables that a start gives to an execution, through the SDK's client. */
class StartVariablesTest {
  @TempDir Path directory;
  private PipelineHost host;
  private EntryTemplate template;

  @BeforeEach
  void open() throws Exception {
    host = new PipelineHost(directory);
    template = new EntryTemplate().without("Approve-prod").without("Deploy-prod");
    host.source("echo ran");
  }

  @AfterEach
  void close() {
    host.close();
  }

  private String start(String... nameAndValue) {
    List<PipelineVariable> variables =
        Arrays.stream(nameAndValue)
            .map(text -> text.split("=", 2))
            .map(pair -> PipelineVariable.builder().name(pair[0]).value(pair[1]).build())
            .toList();
    return host.codePipeline
        .startPipelineExecution(s -> s.name(PipelineHost.PIPELINE).variables(variables))
        .pipelineExecutionId();
  }

  private Map<String, String> resolved(String execution) {
    return host.execution(execution).variables().stream()
        .collect(
            Collectors.toMap(
                ResolvedPipelineVariable::name, ResolvedPipelineVariable::resolvedValue));
  }

  private ActionExecutionDetail packaging(String execution) {
    return host
        .codePipeline
        .listActionExecutions(
            l ->
                l.pipelineName(PipelineHost.PIPELINE).filter(f -> f.pipelineExecutionId(execution)))
        .actionExecutionDetails()
        .stream()
        .filter(action -> action.actionName().equals("Package"))
        .findFirst()
        .orElseThrow();
  }

  /** The Package action's environment variable EXECUTION gets this value. */
  private void pass(String reference) {
    ObjectNode configuration =
        (ObjectNode) template.stage("Package").at("/Actions/0/Configuration");
    configuration.put(
        "EnvironmentVariables",
        "[{\"name\":\"VERSION\",\"value\":\"#{Version.VERSION}\"},{\"name\":\"EXECUTION\",\"value\":\""
            + (reference + "\"}]"));
  }

  @Test
  void anActionGetsTheValueOfTheStartOrElseTheDefault() throws Exception {
    template.variable("Greeting", "hello").variable("Unused", "x");
    pass("#{variables.Greeting}");
    host.deploy(template.json(), false);
    String byDefault = host.newest();
    assertThat(host.end(byDefault)).isEqualTo("Succeeded");

    String given = start("Greeting=say \"$HOME\" #{variables.Unused} \\");
    assertThat(host.end(given)).isEqualTo("Succeeded");

    assertThat(resolved(byDefault)).isEqualTo(Map.of("Greeting", "hello", "Unused", "x"));
    assertThat(log(byDefault)).contains("version 1.2.3 execution hello");
    assertThat(resolved(given))
        .isEqualTo(Map.of("Greeting", "say \"$HOME\" #{variables.Unused} \\", "Unused", "x"));
    assertThat(log(given))
        .as("a value is text: neither a reference in it nor a quote does anything")
        .contains("version 1.2.3 execution say \"$HOME\" #{variables.Unused} \\");
  }

  private List<String> log(String execution) {
    return host.buildLog(packaging(execution).output().executionResult().externalExecutionId());
  }

  @Test
  void thePipelineShowsWhatItDeclares() throws Exception {
    template.variable("Greeting", "hello");
    template.variable("Whom").put("Description", "who is greeted");
    host.deploy(template.json(), false);

    var variables =
        host.codePipeline.getPipeline(g -> g.name(PipelineHost.PIPELINE)).pipeline().variables();

    assertThat(variables)
        .extracting(v -> v.name() + "/" + v.defaultValue() + "/" + v.description())
        .containsExactly("Greeting/hello/null", "Whom/null/who is greeted");
  }

  @Test
  void aStartWithWrongVariablesIsRefused() throws Exception {
    template.variable("Greeting", "hello");
    host.deploy(template.json(), false);

    assertRefused("The pipeline has no variable named 'greeting'; it has [Greeting]", "greeting=x");
    assertRefused("The value of the variable 'Greeting' must be one line", "Greeting=");
    assertRefused("found 1001 characters in 1 lines", "Greeting=" + "x".repeat(1001));
    assertRefused("found 3 characters in 2 lines", "Greeting=a\nb");
    assertRefused("The variable 'Greeting' is given twice", "Greeting=a", "Greeting=b");
    assertThat(
            host.codePipeline
                .listPipelineExecutions(l -> l.pipelineName(PipelineHost.PIPELINE))
                .pipelineExecutionSummaries())
        .as("nothing but the first was started")
        .hasSize(1);
    assertThat(resolved(start("Greeting=" + "x".repeat(1000))))
        .containsEntry("Greeting", "x".repeat(1000));
  }

  private void assertRefused(String message, String... variables) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> start(variables))
        .withMessageContaining(message);
  }

  @Test
  void aVariableWithoutADefaultMustBeGiven() throws Exception {
    template.variable("Whom");
    pass("#{variables.Whom}");
    host.deploy(template.json(), false);
    String first = host.newest();

    assertThat(host.end(first)).as("creating the pipeline gives no values").isEqualTo("Failed");
    assertThat(host.execution(first).statusSummary())
        .contains("The variables [Whom] have no default value: the start must give them one");
    assertThat(host.execution(first).variables()).isEmpty();
    assertRefused("The variables [Whom] have no default value");
    String given = start("Whom=world");
    assertThat(host.end(given)).isEqualTo("Succeeded");
    assertThat(log(given)).contains("version 1.2.3 execution world");
  }

  @Test
  void aVariableThatIsNotDeclaredFailsTheActionThatUsesIt() throws Exception {
    template.variable("Greeting", "hello");
    pass("#{variables.Greeeting}");
    host.deploy(template.json(), false);
    String execution = host.newest();

    assertThat(host.end(execution)).isEqualTo("Failed");
    assertThat(packaging(execution).output().executionResult().errorDetails().message())
        .isEqualTo(
            "Configuration.EnvironmentVariables: the variable #{variables.Greeeting} has no value;"
                + " the pipeline has no such variable");
  }
}
