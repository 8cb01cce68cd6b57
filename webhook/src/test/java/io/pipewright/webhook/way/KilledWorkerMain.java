package io.pipewright.webhook.way;

import io.pipewright.organisation.BitbucketKind;
import io.pipewright.queue.WorkMessage;
import io.pipewright.queue.WorkMessageJson;
import io.pipewright.webhook.WebhookApplication;
import io.pipewright.webhook.checkout.CheckoutBudget;
import io.pipewright.webhook.merge.TestOrganisation;
import io.pipewright.webhook.work.Errand;
import io.pipewright.webhook.work.WorkStep;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/** The worker in a process of its own, which ends in the middle as {@code kill -9} would end it. */
final class KilledWorkerMain {
  /** What a process that was killed exits with. */
  static final int KILLED = 137;

  private final WebhookApplication application;
  private final Path directory;
  private final Consumer<WorkStep> progress;

  private KilledWorkerMain(
      WebhookApplication application, Path directory, Consumer<WorkStep> progress) {
    this.application = application;
    this.directory = directory;
    this.progress = progress;
  }

  static KilledWorkerMain of(Map<String, String> environment, Consumer<WorkStep> progress) {
    Path directory = Path.of(environment.getOrDefault("T_DIRECTORY", ""));
    WebhookApplication application =
        new WebhookApplication(
            TestOrganisation.at(
                BitbucketKind.DATA_CENTER,
                URI.create(environment.getOrDefault("T_BITBUCKET", "")),
                environment.getOrDefault("T_KMS", "")),
            Endpoints.of(environment).clients(new RecordedTasks(directory.resolve("tasks"))),
            Clock.systemUTC(),
            new SecureRandom(),
            new WebhookApplication.Place(directory, Path.of("..")));
    return new KilledWorkerMain(application, directory, progress);
  }

  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    WorkMessage message = WorkMessageJson.read(environment.getOrDefault("T_WORK", ""));
    String last = environment.getOrDefault("T_KILL_AFTER", "");
    of(environment, step -> killAfter(last, step)).work(message);
    System.exit(0);
  }

  void work(WorkMessage message) {
    application
        .worker()
        .work(
            message,
            new Errand(
                message.delivery(),
                message.attempt(),
                false,
                CheckoutBudget.ofHour(directory, Clock.systemUTC()),
                true,
                progress));
  }

  private static void killAfter(String last, WorkStep step) {
    if (step.name().equals(last)) {
      // No shutdown hook, no finally: the same as kill -9 for what was and was not done.
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
