/** CodePipeline: pipelines as the template defines them, and executions that run stage by stage. */
@NullMarked
package io.pipewright.localcloud.codepipeline;

import org.jspecify.annotations.NullMarked;
