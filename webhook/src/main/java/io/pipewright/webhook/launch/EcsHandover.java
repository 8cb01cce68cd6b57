package io.pipewright.webhook.launch;

import io.pipewright.ledger.Work;
import io.pipewright.organisation.FactorySettings;
import io.pipewright.queue.WorkMessage;
import io.pipewright.queue.WorkMessageJson;
import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.work.Errand;
import java.util.Map;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Hands over to a Fargate task that runs the same code with more room and time. */
public final class EcsHandover implements Handover {
  /** Holds the work, as {@link WorkMessageJson} writes it. */
  public static final String VARIABLE = "PIPEWRIGHT_WORK";

  private static final String CONTAINER = "checkout";

  private final EcsTasks tasks;
  private final FactorySettings factory;

  /** Tasks of the organisation's own task definition. */
  public EcsHandover(EcsClient ecs, FactorySettings factory) {
    this.tasks = new EcsTasks(ecs, factory);
    this.factory = factory;
  }

  @Override
  public String launch(Work work, CommitHash commit, Errand errand, String team) {
    WorkMessage message = new WorkMessage(errand.delivery(), errand.attempt(), work);
    return tasks
        .run(
            new EcsTasks.Order(
                factory.checkoutTask(),
                CONTAINER,
                "the checkout",
                ClientToken.of(purpose(work), work.repository(), commit, errand.attempt()),
                Map.of(VARIABLE, WorkMessageJson.write(message)),
                TaskTags.of(work.repository(), commit, team)))
        .task();
  }

  /** A commit is reviewed by one task and archived by another. */
  private static String purpose(Work work) {
    return work instanceof Work.Review review ? "review-" + review.pullRequest() : "checkout";
  }
}
