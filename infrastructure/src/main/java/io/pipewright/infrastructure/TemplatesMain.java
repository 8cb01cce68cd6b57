package io.pipewright.infrastructure;

import io.pipewright.infrastructure.access.AccessStack;
import io.pipewright.infrastructure.access.IdentityProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.LegacyStackSynthesizer;
import software.amazon.awscdk.StackProps;

/**
 * Writes, while the module is built, the template of the access role into its jar: whoever deploys
 * it from there needs neither Node nor the CDK. It names no account and no region.
 */
public final class TemplatesMain {
  private static final IdentityProvider EXAMPLE = new IdentityProvider("Okta", "example.com");

  private TemplatesMain() {}

  /** The arguments: the directory to write to, and one for the CDK's own files. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    App app = new App(AppProps.builder().outdir(arguments[1]).build());
    AccessStack access =
        new AccessStack(
            app,
            "access",
            StackProps.builder().synthesizer(new LegacyStackSynthesizer()).build(),
            EXAMPLE);
    Path cloudAssembly = Path.of(app.synth().getDirectory());
    Files.copy(
        cloudAssembly.resolve(access.getTemplateFile()),
        directory.resolve("access.template.json"),
        StandardCopyOption.REPLACE_EXISTING);
  }
}
