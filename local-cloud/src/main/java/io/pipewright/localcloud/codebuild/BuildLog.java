package io.pipewright.localcloud.codebuild;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A build's log: secrets are masked, and CodeBuild's own lines are marked as its own. */
final class BuildLog {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int SHORTEST_MASKED = 3;

  private final Consumer<String> sink;
  private final Clock clock;
  private volatile List<String> secrets = new CopyOnWriteArrayList<>();

  BuildLog(Consumer<String> sink, Clock clock) {
    this.sink = sink;
    this.clock = clock;
  }

  /** From now on these values are shown as {@code ***}; of one with several lines, each line. */
  void mask(Collection<String> values) {
    secrets =
        values.stream()
            .flatMap(String::lines)
            .map(String::strip)
            .filter(line -> line.length() >= SHORTEST_MASKED)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** What a command wrote. */
  void output(String line) {
    sink.accept(masked(line));
  }

  /** What CodeBuild says. */
  void container(String line) {
    sink.accept("[Container] " + TIME.format(clock.instant()) + " " + masked(line));
  }

  String masked(String line) {
    String masked = line;
    for (String secret : secrets) {
      masked = masked.replace(secret, "***");
    }
    return masked;
  }
}
