package io.pipewright.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function in Lambda's own runtime client, in a process of its own. */
@SuppressWarnings("try")
class LambdaProcessTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path directory;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void linux() {
    assumeTrue(
        LambdaProcess.isSupported(System.getProperty("os.name")),
        "Lambda's runtime interface client exists for Linux only; this is "
            + System.getProperty("os.name"));
  }

  private LambdaProcess process(Duration timeout, Map<String, String> environment) {
    List<Path> classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.matches(".*(test-classes|aws-lambda-java[^/]*|utils-lite[^/]*)"))
            .map(Path::of)
            .toList();
    return new LambdaProcess(
        new LambdaSettings(
            "probe",
            ProbeHandler.class.getName(),
            classPath,
            environment,
            Map.of("PATH", "/usr/bin:/bin", "SECRET_OF_THE_HOST", "secret"),
            directory,
            200,
            timeout,
            "111111111111",
            "eu-west-1"),
        (group, stream, line) -> lines.add(group + " " + line),
        Clock.systemUTC());
  }

  private static JsonNode call(LambdaProcess process, String event) throws Exception {
    return JSON.readTree(process.invoke(event));
  }

  @Test
  void itAnswersInOneProcessThatSeesItsOwnEnvironmentOnly() throws Exception {
    try (LambdaProcess process = process(PATIENCE, Map.of("PROBE", "here"))) {
      assertThat(process.process()).isEmpty();
      assertThat(call(process, "{}"))
          .isEqualTo(
              JSON.readTree(
                  """
                  {"call":"1","variable":"here","secret":"none","function":"probe","left":"true","heap":"164",
                   "arn":"arn:aws:lambda:eu-west-1:111111111111:function:probe"}
                  """));
      assertThat(call(process, "{\"text\":\"zwölf\"}").path("call").textValue()).isEqualTo("2");
    }
    assertThat(lines).contains("/aws/lambda/probe call 1", "/aws/lambda/probe call 2");
  }

  @Test
  void whatTheFunctionThrowsIsToldAndTheProcessStays() throws Exception {
    try (LambdaProcess process = process(PATIENCE, Map.of())) {
      assertThatThrownBy(() -> process.invoke("{\"do\":\"throw\"}"))
          .isInstanceOfSatisfying(
              FunctionException.class,
              e -> assertThat(e.type()).isEqualTo("java.lang.IllegalArgumentException"))
          .hasMessage("as asked");
      assertThat(call(process, "{}").path("call").textValue()).isEqualTo("2");
    }
  }

  @Test
  void aFunctionCanBeMadeBeforeItsFirstEvent() throws Exception {
    try (LambdaProcess process = process(PATIENCE, Map.of())) {
      process.prepare();

      long pid = process.process().orElseThrow().pid();
      assertThat(call(process, "{}").path("call").textValue()).isEqualTo("1");
      process.prepare();
      assertThat(process.process().orElseThrow().pid()).isEqualTo(pid);
    }
  }

  @Test
  void aProcessThatEndsOrIsKilledIsReplaced() throws Exception {
    try (LambdaProcess process = process(PATIENCE, Map.of())) {
      assertThatThrownBy(() -> process.invoke("{\"do\":\"exit\"}"))
          .isInstanceOfSatisfying(
              FunctionException.class, e -> assertThat(e.type()).isEqualTo("Runtime.ExitError"))
          .hasMessageContaining("exit status 7");
      assertThat(call(process, "{}").path("call").textValue()).isEqualTo("1");
      ProcessHandle first = process.process().orElseThrow();
      first.destroyForcibly();
      first.onExit().join();
      assertThat(call(process, "{}").path("call").textValue()).isEqualTo("1");
      assertThat(process.process().orElseThrow().pid()).isNotEqualTo(first.pid());
    }
  }

  @Test
  void whoTakesTooLongIsEndedAndClosingEndsTheProcess() throws Exception {
    LambdaProcess process = process(Duration.ofSeconds(5), Map.of());
    assertThatThrownBy(() -> process.invoke("{\"do\":\"sleep\"}"))
        .isInstanceOfSatisfying(
            FunctionException.class, e -> assertThat(e.type()).isEqualTo("Sandbox.Timedout"))
        .hasMessage("Task timed out after 5.00 seconds");
    assertThat(process.process()).isEmpty();
    process.close();
    try (LambdaProcess other = process(PATIENCE, Map.of())) {
      call(other, "{}");
      ProcessHandle handle = other.process().orElseThrow();
      other.close();
      handle.onExit().join();
      assertThat(handle.isAlive()).isFalse();
    }
  }

  @Test
  void aHandlerThatCannotBeMadeIsAnInitError() {
    try (LambdaProcess process = process(PATIENCE, Map.of("BROKEN", "yes"))) {
      assertThatThrownBy(() -> process.invoke("{}"))
          .isInstanceOf(FunctionException.class)
          .hasMessageContaining("cannot be made");
    }
  }
}
