package io.pipewright.cli;

import io.pipewright.manifest.ManifestReader;

/**
 * Makes the schema of the manifest ready on another processor while the command line is parsed:
 * each takes about as long as the other. Who needs the schema waits for it by itself, because that
 * is how the JVM initialises a class.
 */
final class HeadStart {
  private HeadStart() {}

  /** Begins; it does not keep the process from ending. */
  static void begin() {
    Thread thread = new Thread(ManifestReader::schema, "head-start");
    thread.setDaemon(true);
    thread.start();
  }
}
