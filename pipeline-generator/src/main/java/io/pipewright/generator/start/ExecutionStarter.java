package io.pipewright.generator.start;

import io.pipewright.generation.StoredObject;
import io.pipewright.repository.CommitHash;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes sure that a commit is run once. Doing it twice is the same as doing it once. */
public interface ExecutionStarter {
  /**
   * The execution of this version of the source, if another one was started after it: then the
   * pipeline belongs to a later commit already and must not be changed back.
   *
   * @throws io.pipewright.generator.surroundings.SurroundingsException if CodePipeline does not
   *     answer
   */
  Optional<Execution> overtaken(String pipeline, StoredObject source);

  /**
   * Finds the execution of this version of the source, or starts it.
   *
   * @param pipeline its name
   * @param source the archive; its version is what is run
   * @param commit what the version holds
   * @param isNew whether the pipeline was created a moment ago: then it starts once by itself
   * @param variables values for variables that the pipeline declares, by name: at most 50, values
   *     of 1 to 1000 characters. Only an execution that is started here gets them; one that is
   *     found, and a new pipeline's first, ran with others or with the declared defaults
   * @throws io.pipewright.generator.surroundings.SurroundingsException if CodePipeline does not
   *     answer, is full, or does not tell in time what it runs
   */
  Execution ensure(
      String pipeline,
      StoredObject source,
      CommitHash commit,
      boolean isNew,
      Map<String, String> variables);

  /**
   * The values that the variables of the pipeline had, by name, in each execution since the last
   * one that succeeded, that one included: the last started first, the one that succeeded last.
   * Empty if none succeeded in the last twelve months, too many ran since, or there is no such
   * pipeline.
   *
   * @throws io.pipewright.generator.surroundings.SurroundingsException if CodePipeline does not
   *     answer
   */
  List<Map<String, String>> variablesSinceSuccess(String pipeline);
}
