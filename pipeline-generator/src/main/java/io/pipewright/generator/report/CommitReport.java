package io.pipewright.generator.report;

import io.pipewright.bitbucket.BuildStatus;
import io.pipewright.bitbucket.BuildStatuses;
import io.pipewright.generation.GenerationRequest;
import io.pipewright.problem.Problem;
import io.pipewright.problem.ProblemLine;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The build status {@code pipewright-generate} of the commit. A Bitbucket that does not answer
 * never changes what the generator did: the failure is logged.
 */
public final class CommitReport {
  /** The status that the webhook set in progress. */
  public static final String KEY = "pipewright-generate";

  /** Bitbucket's limit for a description. */
  static final int LIMIT = 255;

  private static final Logger LOG = LoggerFactory.getLogger(CommitReport.class);
  private static final String NAME = "Pipeline from pipeline.yaml";

  private final BuildStatuses statuses;
  private final URI console;
  private final GenerationRequest request;

  /**
   * Prepares the report on one commit.
   *
   * @param console base URL of the pages that statuses link to, without a trailing slash
   */
  public CommitReport(BuildStatuses statuses, URI console, GenerationRequest request) {
    this.statuses = statuses;
    this.console = console;
    this.request = request;
  }

  /** The pipeline is as the manifest says, and runs this commit. */
  public void ready(String pipeline, String what) {
    set(BuildStatus.State.SUCCESSFUL, "/pipelines/" + pipeline, what);
  }

  /** A newer commit came first: this one will not be run. */
  public void superseded() {
    set(BuildStatus.State.FAILED, "/pipelines", "superseded by a newer merge");
  }

  /** The developer has something to mend. */
  public void rejected(List<Problem> problems) {
    set(BuildStatus.State.FAILED, "/pipelines", ProblemLine.of(problems, LIMIT));
  }

  /** Nothing that the developer did. */
  public void failed(String reason) {
    String text =
        "The factory failed, not this commit (delivery %s): %s"
            .formatted(request.deliveryId(), reason);
    set(BuildStatus.State.FAILED, "/pipelines", ProblemLine.cut(text, LIMIT));
  }

  private void set(BuildStatus.State state, String page, String description) {
    BuildStatus status =
        new BuildStatus(
            KEY,
            state,
            NAME,
            URI.create(console + page),
            description,
            "refs/heads/" + request.branch());
    try {
      statuses.set(request.repository(), request.commit(), status);
    } catch (RuntimeException e) {
      LOG.warn("the commit was not told '{}': {}", description, e.getMessage());
    }
  }
}
