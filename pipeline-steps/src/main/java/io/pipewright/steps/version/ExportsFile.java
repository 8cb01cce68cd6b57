package io.pipewright.steps.version;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/** The file that the buildspec sources: it is whole or not there. */
final class ExportsFile {
  // The file is read by a shell.
  private static final Pattern HARMLESS = Pattern.compile("[0-9A-Za-z.+-]+");

  private ExportsFile() {}

  /**
   * Writes {@code VERSION}, {@code TAG} and {@code COMMIT}.
   *
   * @throws StepException if the file cannot be written
   */
  static void write(Path file, VersionedCommit result) {
    String content =
        export("VERSION", result.version().getVersion())
            + export("TAG", result.tag())
            + export("COMMIT", result.commit().value());
    Path whole = file.toAbsolutePath();
    try {
      Path partial = Files.createTempFile(whole.getParent(), ".pipewright", ".part");
      try {
        Files.writeString(partial, content);
        Files.move(
            partial, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException failure) {
      throw new StepException(
          StepException.Kind.USAGE,
          "cannot write " + file + "; --output must name a file in a directory that exists");
    }
  }

  private static String export(String name, String value) {
    if (!HARMLESS.matcher(value).matches()) {
      throw new IllegalStateException(name + " is not fit for a shell: " + value);
    }
    return "export " + name + "=" + value + "\n";
  }
}
