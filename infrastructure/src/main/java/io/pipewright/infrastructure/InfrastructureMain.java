package io.pipewright.infrastructure;

import software.amazon.awscdk.App;
import software.amazon.awscdk.CloudFormationValidatePlugin;
import software.amazon.awscdk.Validations;

/** What {@code cdk.json} starts. */
public final class InfrastructureMain {
  private InfrastructureMain() {}

  /** Takes no arguments: everything comes from the CDK's context. */
  public static void main(String[] arguments) {
    App app = new App();
    try {
      FactoryApp.draw(app);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    Validations.of(app).addPlugins(new CloudFormationValidatePlugin());
    app.synth();
  }
}
