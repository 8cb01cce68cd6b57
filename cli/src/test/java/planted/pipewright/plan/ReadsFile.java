package planted.pipewright.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks the rule that planning is pure. */
public final class ReadsFile {
  private ReadsFile() {}

  /** Reads a file. */
  public static String read(Path file) throws IOException {
    return Files.readString(file);
  }
}
