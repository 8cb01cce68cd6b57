package io.pipewright.infrastructure;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.infrastructure.access.AccessStack;
import io.pipewright.infrastructure.access.IdentityProvider;
import io.pipewright.infrastructure.factory.FactoryStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.LegacyStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/**
 * Writes, while the module is built, templates into its jar; they name no account and no region.
 * That of the access role is there to be deployed by whoever has neither Node nor the CDK. That of
 * the factory is there to be compared with what the other modules expect of it: its functions have
 * no code.
 */
public final class TemplatesMain {
  private static final IdentityProvider EXAMPLE = new IdentityProvider("Okta", "example.com");

  private TemplatesMain() {}

  /** The arguments: the directory to write to, one for the CDK's own files, and cdk.json. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    Path assembly = Path.of(arguments[1]);
    App people = new App(AppProps.builder().outdir(arguments[1]).build());
    write(people, new AccessStack(people, "access", bare(), EXAMPLE), directory);
    App factory =
        new App(
            AppProps.builder()
                .outdir(assembly.resolve("factory").toString())
                .context(context(Path.of(arguments[2]), assembly.resolve("code")))
                .build());
    write(
        factory,
        new FactoryStack(
            factory, "factory", bare(), ConfigurationReader.read(factory.getNode()).factory()),
        directory);
  }

  private static void write(App app, Stack stack, Path directory) throws IOException {
    Files.copy(
        Path.of(app.synth().getDirectory()).resolve(stack.getTemplateFile()),
        directory.resolve(stack.getNode().getId() + ".template.json"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** What cdk.json says, but for the code, which other modules build later. */
  private static Map<String, Object> context(Path file, Path code) throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode context = json.readTree(file.toFile()).get("context");
    Path jar = Files.createDirectories(code).resolve("empty.jar");
    Files.writeString(jar, "");
    ((ObjectNode) context.get("pipewright"))
        .put("code", code.toString())
        .put("receiveCode", jar.toString());
    return json.convertValue(context, new TypeReference<>() {});
  }

  private static StackProps bare() {
    return StackProps.builder().synthesizer(new LegacyStackSynthesizer()).build();
  }
}
