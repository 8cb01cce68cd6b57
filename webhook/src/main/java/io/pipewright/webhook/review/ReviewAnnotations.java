package io.pipewright.webhook.review;

import io.pipewright.bitbucket.InsightsReport.Annotation;
import io.pipewright.bitbucket.InsightsReport.Severity;
import io.pipewright.plan.diff.PrintableText;
import io.pipewright.problem.Problem;
import io.pipewright.problem.ProblemLine;
import io.pipewright.webhook.archive.CommitArchive;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Remarks on the manifest's lines: one for each problem, and then one for each note. */
final class ReviewAnnotations {
  /** Of a report; Bitbucket refuses all of them where there are more. */
  static final int MOST = 1000;

  /** Characters of a remark. */
  static final int LONGEST = 2000;

  private static final int DIGITS = 16;

  private ReviewAnnotations() {}

  /** The remarks; what is too much is left out from the end. */
  static List<Annotation> of(ReviewResult result, List<String> notes) {
    return result.match(
        new ReviewResult.Cases<>() {
          @Override
          public List<Annotation> planned(ReviewResult.Planned planned) {
            return notes(notes).limit(MOST).toList();
          }

          @Override
          public List<Annotation> faulty(ReviewResult.Faulty faulty) {
            return Stream.concat(problems(faulty.problems()), notes(notes)).limit(MOST).toList();
          }

          @Override
          public List<Annotation> refused(ReviewResult.Refused refused) {
            return List.of();
          }

          @Override
          public List<Annotation> absent(ReviewResult.Absent absent) {
            return List.of();
          }
        });
  }

  private static Stream<Annotation> problems(List<Problem> problems) {
    return problems.stream()
        .distinct()
        .map(
            problem ->
                new Annotation(
                    problem.at().file(),
                    OptionalInt.of(problem.at().line()),
                    Severity.HIGH,
                    // What is not to be seen takes more room once it is shown: cut again.
                    ProblemLine.cut(
                        PrintableText.of(ProblemLine.withoutPlace(problem, LONGEST)), LONGEST),
                    problem.code() + "-" + hash(problem.describe())));
  }

  private static Stream<Annotation> notes(List<String> notes) {
    return notes.stream()
        .distinct()
        .map(
            note ->
                new Annotation(
                    CommitArchive.MANIFEST,
                    OptionalInt.empty(),
                    Severity.MEDIUM,
                    ProblemLine.cut(PrintableText.of(note), LONGEST),
                    "NOTE-" + hash(note)));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
