package io.pipewright.infrastructure.factory;

/** The classes that Lambda calls. This module cannot see them: a test of the command line does. */
public final class FactoryFunctions {
  /** Takes Bitbucket's deliveries from the gateway. */
  public static final String RECEIVE = "io.pipewright.receive.lambda.BitbucketHandler";

  /** Acts on what is in the queue. */
  public static final String WORK = "io.pipewright.webhook.lambda.WorkHandler";

  /** Asks Bitbucket, on a schedule, for what was never delivered. */
  public static final String RECONCILE = "io.pipewright.webhook.lambda.ReconcileHandler";

  /** Reports executions of pipelines on their commits. */
  public static final String EXECUTIONS = "io.pipewright.webhook.lambda.ExecutionHandler";

  private FactoryFunctions() {}
}
