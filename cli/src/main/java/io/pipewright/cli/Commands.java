package io.pipewright.cli;

import io.pipewright.cli.deliveries.DeliveriesCommand;
import io.pipewright.cli.deliveries.ReplayCommand;
import io.pipewright.cli.demo.DemoCommand;
import io.pipewright.cli.init.InitCommand;
import io.pipewright.cli.manifest.MigrateCommand;
import io.pipewright.cli.manifest.SchemaCommand;
import io.pipewright.cli.manifest.ValidateCommand;
import io.pipewright.cli.onboard.DoctorCommand;
import io.pipewright.cli.onboard.OnboardCommand;
import io.pipewright.cli.plan.DiffCommand;
import io.pipewright.cli.plan.ExplainCommand;
import io.pipewright.cli.plan.PlanCommand;
import io.pipewright.cli.plan.SynthCommand;
import io.pipewright.cli.surroundings.Environment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * The commands by name, in the order of the help. Only the one that is called is made: making them
 * all costs more than checking a manifest does.
 */
final class Commands {
  private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>();

  Commands(Environment environment) {
    commands.put("init", () -> new InitCommand(environment));
    commands.put("validate", () -> new ValidateCommand(environment));
    commands.put("plan", () -> new PlanCommand(environment));
    commands.put("explain", () -> new ExplainCommand(environment));
    commands.put("diff", () -> new DiffCommand(environment));
    commands.put("synth", () -> new SynthCommand(environment));
    commands.put("schema", () -> new SchemaCommand(environment));
    commands.put("migrate", () -> new MigrateCommand(environment));
    commands.put("deliveries", () -> new DeliveriesCommand(environment));
    commands.put("replay", () -> new ReplayCommand(environment));
    commands.put("onboard", () -> new OnboardCommand(environment));
    commands.put("doctor", () -> new DoctorCommand(environment));
    commands.put("demo", () -> new DemoCommand(environment));
    commands.put("generate-completion", AutoComplete.GenerateCompletion::new);
  }

  /** Adds what {@code arguments} call, or everything if that cannot be told. */
  void addTo(CommandLine commandLine, String... arguments) {
    // The completion script is made from all commands.
    boolean isOne =
        arguments.length > 0
            && commands.containsKey(arguments[0])
            && !arguments[0].equals("generate-completion");
    commands.forEach(
        (name, command) -> {
          if (!isOne || name.equals(arguments[0])) {
            commandLine.addSubcommand(name, command.get());
          }
        });
  }
}
