package io.pipewright.receive.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Runs over payloads that other projects keep, which are not ours to hold: {@code
 * -Dpipewright.corpus=DIRECTORY} names a directory with {@code dc/} and {@code cloud/} below it, or
 * one of the two. Files are called {@code pr-merged.anything.json}, after their event key with a
 * hyphen for the colon. What a file is to be taken for comes from its name alone.
 */
@EnabledIfSystemProperty(named = "pipewright.corpus", matches = ".+")
class CorpusTest {
  private static final Map<String, EventParser> PARSERS =
      Map.of(
          "dc", new io.pipewright.receive.event.datacenter.PayloadParser(),
          "cloud", new io.pipewright.receive.event.cloud.PayloadParser());

  @TestFactory
  Stream<DynamicTest> everyPayloadIsUnderstood() throws IOException {
    Path corpus = Path.of(System.getProperty("pipewright.corpus")).toAbsolutePath().normalize();
    List<Path> files;
    try (Stream<Path> listed = Files.walk(corpus)) {
      files = listed.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    corpus.relativize(file).toString(),
                    () ->
                        check(
                            file.getParent().getFileName().toString(),
                            file.getFileName().toString(),
                            Files.readAllBytes(file))));
  }

  private static void check(String kind, String name, byte[] body) {
    assertThat(PARSERS).as("the file lies in dc/ or in cloud/").containsKey(kind);
    String key = name.substring(0, name.indexOf('.')).replaceFirst("-", ":");
    Event event = PARSERS.get(kind).parse(key, body);
    switch (key) {
      case "diagnostics:ping" -> assertThat(event).isInstanceOf(Event.Ping.class);
      case "pr:merged", "pullrequest:fulfilled" -> assertMerged(event);
      case "pr:opened",
          "pr:from_ref_updated",
          "pr:modified",
          "pullrequest:created",
          "pullrequest:updated" ->
          assertThat(event).isInstanceOf(Event.PullRequestChanged.class);
      case "repo:refs_changed", "repo:push" -> assertPushed(name, event);
      case "repo:modified", "repo:updated" ->
          assertThat(event).isInstanceOfAny(Event.RepositoryRenamed.class, Event.Ignored.class);
      default -> assertThat(event).isInstanceOf(Event.Ignored.class);
    }
  }

  private static void assertMerged(Event event) {
    assertThat(event)
        .isInstanceOfSatisfying(
            Event.PullRequestMerged.class, merged -> assertThat(merged.commit()).isPresent());
  }

  /** Names such as {@code repo-push.branch-deleted.json} say that there is nothing to act on. */
  private static void assertPushed(String name, Event event) {
    if (name.matches(".*(tag|deleted|empty).*")) {
      assertThat(event).isInstanceOf(Event.Ignored.class);
    } else {
      assertThat(event).isInstanceOfAny(Event.Pushed.class, Event.Ignored.class);
    }
  }
}
