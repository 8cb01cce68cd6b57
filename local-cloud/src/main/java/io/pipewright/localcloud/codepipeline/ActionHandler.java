package io.pipewright.localcloud.codepipeline;

import java.io.IOException;

/** Does what one type of action does. */
interface ActionHandler {
  /**
   * Runs the action to its end.
   *
   * @throws io.pipewright.localcloud.server.AwsError to fail it with a code and a message
   */
  ActionOutcome run(ActionContext context) throws IOException, InterruptedException;
}
