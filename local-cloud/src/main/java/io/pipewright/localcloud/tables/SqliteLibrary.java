package io.pipewright.localcloud.tables;

import com.almworks.sqlite4java.SQLite;
import com.almworks.sqlite4java.SQLiteException;
import io.pipewright.localcloud.process.Directories;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The native library that DynamoDB Local keeps its tables in; a JVM loads it once. */
final class SqliteLibrary {
  /** Held here, because java.util.logging forgets the levels of loggers that nobody holds. */
  private static final Logger CHATTER = Logger.getLogger("com.almworks.sqlite4java");

  private SqliteLibrary() {}

  /**
   * Loads it, if it is not loaded yet.
   *
   * @throws IllegalStateException if there is none for this system
   */
  static synchronized void load() {
    CHATTER.setLevel(Level.WARNING);
    String file = file(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    try {
      Path directory = Files.createTempDirectory("pipewright-sqlite");
      try {
        unpack(file, directory);
        SQLite.setLibraryPath(directory.toString());
        SQLite.loadLibrary();
      } finally {
        // What is loaded stays loaded without its file.
        Directories.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + file, e);
    } catch (SQLiteException e) {
      throw new IllegalStateException(
          "DynamoDB does not start: " + file + " cannot be loaded: " + e.getMessage(), e);
    }
  }

  /** The library's file for a system, as the JVM names systems. */
  static String file(String system, String architecture) {
    String name = system.toLowerCase(Locale.ROOT);
    boolean intel = architecture.equals("amd64") || architecture.equals("x86_64");
    boolean mac = name.contains("mac");
    if (mac) {
      return intel ? "libsqlite4java-osx.dylib" : "libsqlite4java-osx-aarch64.dylib";
    }
    if (name.contains("linux") && intel) {
      return "libsqlite4java-linux-amd64.so";
    }
    throw new IllegalStateException(
        "DynamoDB Local runs on Linux with an x86-64 processor and on macOS; this is "
            + system
            + " on "
            + architecture
            + ".");
  }

  private static void unpack(String file, Path directory) throws IOException {
    try (InputStream library = SqliteLibrary.class.getResourceAsStream("sqlite/" + file)) {
      if (library == null) {
        throw new IllegalStateException("the build did not pack " + file);
      }
      Files.copy(library, directory.resolve(file));
    }
  }
}
