package io.pipewright.cli;

import io.pipewright.manifest.ManifestReader;

/**
 * Makes the schema of the manifest ready on another processor while the command line is parsed:
 * each takes about as long as the other. Who needs the schema waits for it by itself, because that
 * is how the JVM initialises a class.
 */
final class HeadStart {
  private HeadStart() {}

  /**
   * Begins; it does not keep the process from ending. The demo gets none: whoever logs first, as
   * the schema's library does, decides where all logs go, and that is for the demo to say.
   */
  static void begin(String... arguments) {
    if (arguments.length > 0 && arguments[0].equals("demo")) {
      return;
    }
    Thread thread = new Thread(ManifestReader::schema, "head-start");
    thread.setDaemon(true);
    thread.start();
  }
}
