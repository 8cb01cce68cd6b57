package io.pipewright.cli;

import io.pipewright.cli.demo.DemoCommand;
import io.pipewright.cli.surroundings.Environment;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, handing them their surroundings. */
final class CommandFactory implements IFactory {
  private final Environment environment;

  CommandFactory(Environment environment) {
    this.environment = environment;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == DemoCommand.class) {
      return type.cast(new DemoCommand(environment));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
