package io.pipewright.webhook.execution;

import io.pipewright.generation.StoredObject;
import java.util.Optional;

/**
 * One run of a pipeline.
 *
 * @param state how it stands now
 * @param summary CodePipeline's words on the state, for example who stopped it; may be empty
 * @param source the object version that it runs; empty until its source action has read it
 */
record Execution(ExecutionState state, String summary, Optional<StoredObject> source) {}
