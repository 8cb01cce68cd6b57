package io.pipewright.cli.demo;

import io.pipewright.cli.demo.Progress.Mark;
import java.nio.file.Path;

/** Says at the end where everything is. */
final class DemoReport {
  private final DemoFactory factory;
  private final Progress progress;

  DemoReport(DemoFactory factory, Progress progress) {
    this.factory = factory;
    this.progress = progress;
  }

  void print(RunOutcome outcome) {
    DemoRepository repository = outcome.repository();
    progress.line("");
    progress.heading(repository.project() + "/" + repository.slug() + ": " + summary(outcome));
    outcome.pipeline().ifPresent(pipeline -> line("template", factory.template(pipeline)));
    line("logs", factory.logs());
    if (outcome.state() == RunOutcome.State.DEPLOYED) {
      line("deployments", factory.deployments());
    }
    Path git = factory.repository(repository);
    line("repository", git);
    progress.line("  history      git --git-dir " + git + " log --decorate --oneline main");
  }

  private void line(String name, Path path) {
    progress.line("  " + name + " ".repeat(Math.max(1, 13 - name.length())) + path);
  }

  private static String summary(RunOutcome outcome) {
    return switch (outcome.state()) {
      case DEPLOYED -> Mark.DONE.sign() + " went all the way";
      case WAITING_FOR_APPROVAL -> Mark.WAITING.sign() + " waits for an approval";
      case STOPPED -> Mark.FAILED.sign() + " stopped: " + outcome.reason();
    };
  }
}
