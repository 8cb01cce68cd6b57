package io.pipewright.generator.template;

import io.pipewright.plan.PipelinePlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.CloudFormationValidatePlugin;
import software.amazon.awscdk.Validations;

/**
 * Draws a plan with the AWS CDK. The same plan gives the same bytes, whatever was drawn before. It
 * needs Node on the path and no network.
 *
 * <p>The CDK checks every template against its own rules unless the process was started with {@code
 * CDK_VALIDATION=false}, for three seconds each. What a plan can become is checked in the tests, so
 * a generator is started with it.
 */
public final class TemplateRenderer {
  /** Findings of the built-in rules are errors; otherwise they are only printed. */
  private static final Map<String, Object> STRICT =
      Map.of("@aws-cdk/core:validateAgainstDefaultRules", true);

  /** What the rules of this version get wrong. */
  private static final Acknowledgment ROLE_WITH_PATH =
      Acknowledgment.builder()
          .id("CloudFormation-Validate::E3050")
          .reason("ServiceRole is Fn::GetAtt Arn, the rule takes it for a Ref; a test holds it")
          .build();

  private final boolean isStrict;

  private TemplateRenderer(boolean isStrict) {
    this.isStrict = isStrict;
  }

  /** Draws. */
  public static TemplateRenderer plain() {
    return new TemplateRenderer(false);
  }

  /** Draws, and throws if the CDK's built-in rules find fault with the template. */
  public static TemplateRenderer strict() {
    return new TemplateRenderer(true);
  }

  /** The template of {@code plan}. */
  public RenderedTemplate render(PipelinePlan plan) {
    try {
      // A directory of its own: the CDK reads everything that lies in its output directory.
      Path directory = Files.createTempDirectory("pipewright-template-");
      try {
        App app = app(directory);
        PipelineStack stack = new PipelineStack(app, plan);
        app.synth();
        String json = Files.readString(directory.resolve(stack.getTemplateFile()));
        return new RenderedTemplate(json, plan.name(), plan.tags());
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the template", e);
    }
  }

  private App app(Path directory) {
    AppProps.Builder properties =
        AppProps.builder()
            .outdir(directory.toString())
            .autoSynth(false)
            .analyticsReporting(false)
            .treeMetadata(false)
            .stackTraces(false);
    if (!isStrict) {
      return new App(properties.build());
    }
    App app = new App(properties.postCliContext(STRICT).build());
    Validations.of(app).addPlugins(new CloudFormationValidatePlugin());
    Validations.of(app).acknowledge(ROLE_WITH_PATH);
    return app;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
