package io.pipewright.receive.event.datacenter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.receive.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Runs over payloads that other projects keep, which are not ours to hold: {@code
 * -Dpipewright.corpus=DIRECTORY} names a directory of files {@code pr-merged.anything.json}, called
 * after their event key with a hyphen for the colon.
 */
@EnabledIfSystemProperty(named = "pipewright.corpus", matches = ".+")
class CorpusTest {
  @TestFactory
  Stream<DynamicTest> everyPayloadIsUnderstood() throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(Path.of(System.getProperty("pipewright.corpus")))) {
      files = listed.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    String name = file.getFileName().toString();
    String key = name.substring(0, name.indexOf('.')).replaceFirst("-", ":");
    Event event = new DataCenterEventParser().parse(key, Files.readAllBytes(file));
    switch (key) {
      case "diagnostics:ping" -> assertThat(event).isInstanceOf(Event.Ping.class);
      case "pr:merged" ->
          assertThat(event)
              .isInstanceOfSatisfying(
                  Event.PullRequestMerged.class, merged -> assertThat(merged.commit()).isPresent());
      default -> assertThat(event).isInstanceOf(Event.Ignored.class);
    }
  }
}
