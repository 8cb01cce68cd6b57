package io.pipewright.localcloud.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/**
 * Log groups, their streams and their lines, in memory. With a directory, each line is also
 * appended at once to {@code <directory>/<group>/<stream>.log}, so that it can be followed.
 */
public final class LogStore {
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._#=@+-]");

  private final Map<String, Map<String, List<LogLine>>> groups = new ConcurrentSkipListMap<>();
  private final Clock clock;
  private final Optional<Path> directory;

  /** An empty store; the directory is made when the first line comes. */
  public LogStore(Clock clock, Optional<Path> directory) {
    this.clock = clock;
    this.directory = directory;
  }

  /** Makes a group; false if it is there already. */
  public boolean createGroup(String group) {
    return groups.putIfAbsent(group, new ConcurrentSkipListMap<>()) == null;
  }

  /** Makes a stream, and its group if that is missing; false if the stream is there already. */
  public boolean createStream(String group, String stream) {
    return streamsOf(group).putIfAbsent(stream, new ArrayList<>()) == null;
  }

  /** Whether there is such a group. */
  public boolean hasGroup(String group) {
    return groups.containsKey(group);
  }

  /** The names of a group's streams, sorted; empty if there is no such group. */
  public List<String> streams(String group) {
    Map<String, List<LogLine>> streams = groups.get(group);
    return streams == null ? List.of() : List.copyOf(streams.keySet());
  }

  /** Forgets a group and its lines. Its files stay. */
  public void deleteGroup(String group) {
    groups.remove(group);
  }

  /** Appends a line, written now; makes the group and the stream if they are missing. */
  public void append(String group, String stream, String line) {
    append(group, stream, clock.instant(), line);
  }

  /** Appends a line that was written at that time. */
  public void append(String group, String stream, Instant time, String line) {
    List<LogLine> lines = streamsOf(group).computeIfAbsent(stream, name -> new ArrayList<>());
    synchronized (lines) {
      lines.add(new LogLine(time, clock.instant(), line));
      directory.ifPresent(root -> write(file(root, group, stream), line));
    }
  }

  /** The lines of a stream so far; empty if there is no such stream. */
  public Optional<List<LogLine>> lines(String group, String stream) {
    Map<String, List<LogLine>> streams = groups.get(group);
    List<LogLine> lines = streams == null ? null : streams.get(stream);
    if (lines == null) {
      return Optional.empty();
    }
    synchronized (lines) {
      return Optional.of(List.copyOf(lines));
    }
  }

  /** The file that a stream's lines go to, if there is a directory. */
  public Optional<Path> file(String group, String stream) {
    return directory.map(root -> file(root, group, stream));
  }

  private Map<String, List<LogLine>> streamsOf(String group) {
    return groups.computeIfAbsent(group, name -> new ConcurrentSkipListMap<>());
  }

  /** Slashes of the names stay folders; whatever else could leave the directory does not. */
  private static Path file(Path root, String group, String stream) {
    Path path = root;
    for (String part : (group + "/" + stream).split("/", -1)) {
      if (!part.isEmpty()) {
        String safe = UNSAFE.matcher(part).replaceAll("_");
        path = path.resolve(safe.startsWith(".") ? "_" + safe : safe);
      }
    }
    return path.resolveSibling(path.getFileName() + ".log");
  }

  private static void write(Path file, String line) {
    try {
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(
          file, line + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the log file " + file, e);
    }
  }
}
