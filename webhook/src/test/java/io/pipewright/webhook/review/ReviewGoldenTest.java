package io.pipewright.webhook.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole reports, as they stand in files. {@code -Dgolden.update=true} writes these, except in CI.
 */
class ReviewGoldenTest {
  private static final Path GOLDENS = Path.of("src/test/resources/review");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @ParameterizedTest
  @MethodSource("io.pipewright.webhook.review.ReviewCase#all")
  void theReportIsAsExpected(ReviewCase reviewed) throws IOException {
    JsonNode actual = ReportTree.of(reviewed.report());
    Path golden = GOLDENS.resolve(reviewed.file() + ".json");
    if (Boolean.getBoolean("golden.update")) {
      assertThat(System.getenv("CI")).as("goldens are not written in CI").isNotEqualTo("true");
      Files.createDirectories(GOLDENS);
      Files.writeString(golden, JSON.writeValueAsString(actual) + "\n");
    }
    assertThat(golden).as("write it with -Dgolden.update=true").exists();
    assertThat(actual).isEqualTo(JSON.readTree(golden.toFile()));
  }

  @Test
  void everyFileIsOfACase() throws IOException {
    try (Stream<Path> files = Files.list(GOLDENS)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrderElementsOf(
              ReviewCase.all().stream().map(one -> one.file() + ".json").toList());
    }
  }

  @Test
  void theSameReviewGivesTheSameReport() {
    List<ReviewReport> once = ReviewCase.all().stream().map(ReviewCase::report).toList();

    assertThat(ReviewCase.all()).extracting(ReviewCase::report).isEqualTo(once);
  }

  @Test
  void theTextShowsAllOfIt() {
    Map<String, String> files = ReviewFixture.service(ReviewFixture.MANIFEST.replace("80", "50"));
    String text =
        ReviewText.of(new ReviewCase("", files, new Deployed.None(), List.of("a note")).report());

    assertThat(text)
        .isEqualTo(
            """
            FAIL  Pipewright: the pipeline of this pull request
                  pipewright-review FAILED: pipeline.yaml:3:19 the organisation asks for 60 percent; found: 50; allowed: 60 to 100; fix: raise it, or remove it to get the organisation's
                  Problems: 1

              No pipeline can be made of this commit: there is a problem.

              Note: a note

              pipeline.yaml:3:19  test.coverage
                the organisation asks for 60 percent
                found: 50
                allowed: 60 to 100
                fix: raise it, or remove it to get the organisation's   [PW-M060]

              on lines of the commit:
              HIGH pipeline.yaml:3 the organisation asks for 60 percent; found: 50; allowed: 60 to 100; fix: raise it, or remove it to get the organisation's [PW-M060]
              MEDIUM pipeline.yaml a note
            """);
  }
}
