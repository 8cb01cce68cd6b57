package io.pipewright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * As the CDK's command line starts it, in a process of its own and with the CDK's validation on.
 */
class InfrastructureMainTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  @Test
  void synthesizesValidTemplates() throws Exception {
    Run run = run(SynthesizedFactory.context(directory));
    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(directory.resolve("cdk.out/manifest.json")).exists();
    assertThat(Files.readString(directory.resolve("cdk.out/validation-report.json")))
        .doesNotContain("\"severity\":\"error\"", "\"severity\": \"error\"");
  }

  @Test
  void saysWhatIsWrongWithoutAStack() throws Exception {
    Run run = run(Map.of());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.output())
        .contains("cdk.json  context.pipewright", "found: nothing")
        .doesNotContain("Exception", "\tat ");
  }

  private Run run(Map<String, Object> context) throws IOException, InterruptedException {
    Path output = directory.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                System.getProperty("java.class.path"),
                "io.pipewright.infrastructure.InfrastructureMain")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().remove("CDK_VALIDATION");
    builder.environment().put("CDK_OUTDIR", directory.resolve("cdk.out").toString());
    builder.environment().put("CDK_CONTEXT_JSON", JSON.writeValueAsString(context));
    Process process = builder.start();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return new Run(process.waitFor(), Files.readString(output, StandardCharsets.UTF_8));
  }

  private record Run(int exit, String output) {}
}
