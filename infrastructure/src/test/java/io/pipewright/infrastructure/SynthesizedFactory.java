package io.pipewright.infrastructure;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackProps;
import io.github.cdklabs.cdknag.NagReportFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Environment;
import software.constructs.IConstruct;

/** The app with the context of {@code cdk.json}, synthesized once, with cdk-nag's reports. */
final class SynthesizedFactory {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path assembly;

  private SynthesizedFactory(Path assembly) {
    this.assembly = assembly;
  }

  /** The same for all tests: a synthesis takes seconds. */
  static SynthesizedFactory once() {
    return Once.FACTORY;
  }

  private static final class Once {
    static final SynthesizedFactory FACTORY = synthesize();

    private static SynthesizedFactory synthesize() {
      try {
        return in(Files.createTempDirectory(Path.of("target"), "synthesized-").toAbsolutePath());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Synthesizes into {@code directory}; the function's code is a stand-in. */
  private static SynthesizedFactory in(Path directory) throws IOException {
    Path assembly = directory.resolve("cdk.out");
    Map<String, Object> context = context(directory);
    App delivery = app(assembly.resolve("delivery"), context);
    FactoryApp.draw(delivery);
    check(delivery);
    delivery.synth();
    // Once more by itself: CDK Pipelines synthesizes its stages before an aspect can be added.
    App factory = app(assembly.resolve("factory"), context);
    Configuration configuration = ConfigurationReader.read(factory.getNode());
    check(
        new FactoryStage(
            factory,
            "pipewright",
            Environment.builder()
                .account(configuration.account())
                .region(configuration.region())
                .build(),
            configuration.provider(),
            configuration.factory()));
    factory.synth();
    return new SynthesizedFactory(assembly);
  }

  private static App app(Path assembly, Map<String, Object> context) {
    return new App(AppProps.builder().outdir(assembly.toString()).context(context).build());
  }

  private static void check(IConstruct scope) {
    Aspects.of(scope)
        .add(
            new AwsSolutionsChecks(
                new NagPackProps.Builder()
                    .reports(true)
                    .reportFormats(List.of(NagReportFormat.JSON))
                    .build()));
  }

  /** The context of {@code cdk.json}, but for the code, which other modules build. */
  static Map<String, Object> context(Path directory) throws IOException {
    Files.createDirectories(directory.resolve("lambda/lib"));
    Files.writeString(directory.resolve("lambda/lib/webhook.jar"), "stands in for the jar");
    Map<String, Object> values =
        object(JSON.readTree(Path.of("../cdk.json").toFile()).get("context"));
    Map<String, Object> own = object(JSON.valueToTree(values.get("pipewright")));
    own.put("code", directory.resolve("lambda").toString());
    Path receive = directory.resolve("receive-function.jar");
    Files.writeString(receive, "stands in for the jar");
    own.put("receiveCode", receive.toString());
    values.put("pipewright", own);
    // cdk-nag's findings are errors to this flag; the test compares them with those accepted.
    values.put("@aws-cdk/core:annotationsInValidationReport", false);
    return values;
  }

  private static Map<String, Object> object(JsonNode node) {
    return new HashMap<>(JSON.convertValue(node, new TypeReference<Map<String, Object>>() {}));
  }

  JsonNode delivery() {
    return only("pipewright-delivery.template.json");
  }

  JsonNode factory() {
    return only("pipewrightfactory.*\\.template\\.json");
  }

  JsonNode access() {
    return only("pipewrightaccess.*\\.template\\.json");
  }

  /** The lines of every report of cdk-nag. */
  List<JsonNode> nagLines() {
    return files(".*NagReport\\.json")
        .flatMap(file -> StreamSupport.stream(json(file).get("lines").spliterator(), false))
        .toList();
  }

  /** The properties of the resources of {@code type}. */
  static List<JsonNode> properties(JsonNode template, String type) {
    return resources(template, type).stream().map(resource -> resource.path("Properties")).toList();
  }

  static List<JsonNode> resources(JsonNode template, String type) {
    return StreamSupport.stream(template.get("Resources").spliterator(), false)
        .filter(resource -> resource.get("Type").textValue().equals(type))
        .toList();
  }

  private JsonNode only(String name) {
    List<Path> found = files(name).toList();
    if (found.size() != 1) {
      throw new IllegalStateException("expected one file " + name + ", found " + found);
    }
    return json(found.get(0));
  }

  private Stream<Path> files(String name) {
    try (Stream<Path> files = Files.walk(assembly)) {
      return files
          .filter(file -> file.getFileName().toString().matches(name))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
