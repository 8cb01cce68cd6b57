package io.pipewright.cli.demo;

import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.ExitCode;
import io.pipewright.cli.surroundings.SurroundingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pipewright demo}. */
@Command(
    name = "demo",
    description = {
      "Takes merges all the way to deployments, on this machine.",
      "Starts the AWS APIs and a Bitbucket stand-in on 127.0.0.1, creates a repository for each example,"
          + " delivers its signed webhook, and shows the pipelines as they run."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pipewright demo                                 all examples, all the way",
      "  pipewright demo --example node-service          one of them",
      "  pipewright demo --example monorepo --touch README.md --touch services/orders/src/orders.js",
      "  pipewright demo --repository ../my-service      your repository; it needs a pipeline.yaml",
      "",
      "Exit codes: 0 all went the whole way; 1 a manifest or a gate stopped one; 2 wrong usage;",
      "3 the surroundings."
    })
public final class DemoCommand implements Callable<Integer> {
  private final Environment environment;

  @Option(
      names = "--example",
      paramLabel = "NAME",
      description = "A folder of examples/; may be given more than once. Default: all of them.")
  private List<String> examples = new ArrayList<>();

  @Option(
      names = "--repository",
      paramLabel = "DIR",
      description = "A directory with a pipeline.yaml, under git or not; it is only read.")
  private List<Path> repositories = new ArrayList<>();

  @Option(names = "--no-approve", description = "Stop at the first approval, and call that fine.")
  private boolean noApprove;

  @Option(
      names = "--touch",
      paramLabel = "PATH",
      description =
          "Then merge a change of this file too. From the third merge on, of a monorepo only what"
              + " the file belongs to is built and deployed. May be given more than once.")
  private List<String> touched = new ArrayList<>();

  @Option(names = "--keep", description = "Keep everything running afterwards, until Ctrl-C.")
  private boolean keep;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Where logs, templates and repositories go. Default: .pipewright/demo")
  private Path state = Path.of(".pipewright", "demo");

  /** Made by the command factory. */
  public DemoCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    Progress progress = new Progress(environment.out(), environment.colour());
    List<Path> sources = sources();
    DemoState directory = DemoState.fresh(state.toAbsolutePath().normalize());
    // What the webhook logs belongs into a file here: the terminal is for what happens.
    System.setProperty("org.slf4j.simpleLogger.logFile", directory.log().toString());
    System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
    System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    try (DemoFactory factory = DemoFactory.start(environment, directory, sources, progress)) {
      boolean fine = new Demo(factory, progress, !noApprove, touched).run();
      if (keep) {
        progress.line("");
        progress.line(
            "Everything stays up until Ctrl-C; the pipelines are at " + factory.console());
        Thread.currentThread().join();
      }
      return fine ? ExitCode.FINE : ExitCode.PROBLEMS;
    }
  }

  private List<Path> sources() {
    List<Path> sources = new ArrayList<>();
    for (String example : examples) {
      sources.add(environment.home().resolve("examples").resolve(example));
    }
    for (Path repository : repositories) {
      sources.add(repository.toAbsolutePath().normalize());
    }
    if (sources.isEmpty()) {
      sources.addAll(Examples.all(environment.home().resolve("examples")));
    }
    for (Path source : sources) {
      if (!Files.isRegularFile(source.resolve("pipeline.yaml"))) {
        throw new SurroundingsException(
            "there is no pipeline.yaml in " + source + ". Add one, or name another directory.");
      }
    }
    return sources;
  }
}
