package io.pipewright.cli.demo;

import io.pipewright.cli.demo.Progress.Mark;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.repository.CommitHash;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Says at the end where everything is. */
final class DemoReport {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

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

  /** What the ledger says of each delivery, the oldest first. */
  void ledger() {
    progress.line("");
    progress.heading("The ledger of deliveries");
    List<DeliveryRecord> deliveries = new ArrayList<>(factory.deliveries());
    Collections.reverse(deliveries);
    for (DeliveryRecord delivery : deliveries) {
      progress.line(
          "  %s  %-19s %-18s %-12s  %-10s %s"
              .formatted(
                  TIME.format(delivery.received()),
                  delivery.event(),
                  delivery.work().repository(),
                  delivery.commit().map(CommitHash::abbreviated).orElse(""),
                  delivery.state(),
                  delivery.detail()));
    }
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
