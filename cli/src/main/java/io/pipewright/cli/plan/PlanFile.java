package io.pipewright.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.cli.surroundings.SurroundingsException;
import io.pipewright.plan.diff.NotAPlanException;
import io.pipewright.plan.diff.WrittenPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that {@code pipewright plan --format json} wrote. */
final class PlanFile {
  private PlanFile() {}

  /**
   * The plan in a file.
   *
   * @throws SurroundingsException if there is no such file, or no plan in it
   */
  static JsonNode read(Path file) {
    if (Files.isDirectory(file) || !Files.exists(file)) {
      throw new SurroundingsException(
          "there is no file " + file + ". 'pipewright plan --format json' writes a plan.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return WrittenPlan.read(in.readNBytes(WrittenPlan.LARGEST + 1));
    } catch (NotAPlanException e) {
      throw new SurroundingsException(
          file + " " + e.getMessage() + ". 'pipewright plan --format json' writes a plan.");
    } catch (IOException e) {
      throw new SurroundingsException("cannot read " + file + ": see that you may read it.");
    }
  }
}
