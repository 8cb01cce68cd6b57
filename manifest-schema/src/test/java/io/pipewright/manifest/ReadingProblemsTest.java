package io.pipewright.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.pipewright.problem.FileKind;
import io.pipewright.problem.Problem;
import io.pipewright.problem.ProblemCode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every way in which a manifest cannot be read, with a file that is wrong in this way. */
class ReadingProblemsTest {
  private static final String V = "version: 1\n";
  private static final Map<ProblemCode, Example> EXAMPLES = new LinkedHashMap<>();

  private record Example(String text, Charset charset, int line, int column) {}

  static {
    EXAMPLES.put(ProblemCode.NOT_UTF_8, new Example(V, StandardCharsets.UTF_16, 1, 1));
    text(ProblemCode.BYTE_ORDER_MARK, "\uFEFF" + V, 1, 1);
    text(ProblemCode.TOO_LARGE, V + "#".repeat(300_000), 1, 1);
    text(ProblemCode.EMPTY_FILE, "# nothing yet\n", 1, 1);
    text(ProblemCode.NOT_YAML, V + "build: { tool: maven\nscan: {}\n", 3, 5);
    text(ProblemCode.TAB, V + "build:\n\ttool: maven\n", 3, 1);
    text(ProblemCode.SEVERAL_DOCUMENTS, V + "---\n" + V, 3, 1);
    text(ProblemCode.DUPLICATE_KEY, V + "language: java\nlanguage: node\n", 3, 1);
    text(ProblemCode.KEY_NOT_TEXT, V + "{ a: b }: c\n", 2, 1);
    text(ProblemCode.TOO_DEEP, V + "deploy: " + "[".repeat(30) + "]".repeat(30) + "\n", 1, 1);
    text(
        ProblemCode.TOO_MANY_VALUES,
        V
            + "a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
            + "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n",
        1,
        1);
    text(ProblemCode.MERGE_KEY, V + "build: &b { tool: maven }\ntest:\n  <<: *b\n", 4, 3);
    text(ProblemCode.EXPLICIT_TAG, V + "language: !!binary amF2YQ==\n", 2, 11);
    text(ProblemCode.SCALAR_TOO_LONG, V + "application: " + "a".repeat(70_000) + "\n", 2, 14);
    text(
        ProblemCode.BESIDE_COMPONENTS,
        V + "language: java\ncomponents: { api: { directory: api } }\n",
        2,
        11);
    text(ProblemCode.UNKNOWN_KEY, V + "langage: java\n", 2, 1);
    text(ProblemCode.MISSING_KEY, "language: java\n", 1, 1);
    text(ProblemCode.WRONG_TYPE, V + "test: { coverage: \"80\" }\n", 2, 19);
    text(ProblemCode.NOT_ALLOWED, "version: 2\n", 1, 10);
    text(ProblemCode.MALFORMED, V + "application: Ledger API\n", 2, 14);
    text(ProblemCode.OUT_OF_RANGE, V + "test: { coverage: -1 }\n", 2, 19);
    text(ProblemCode.WRONG_LENGTH, V + "application: " + "a".repeat(31) + "\n", 2, 14);
    text(ProblemCode.WRONG_COUNT, V + "notify: { email: [" + emails(11) + "] }\n", 2, 18);
    text(ProblemCode.REPEATED_ENTRY, V + "notify: { email: [a@b.example, a@b.example] }\n", 2, 18);
  }

  @TestFactory
  Stream<DynamicTest> everyCodeHasAFileThatTriggersIt() {
    return EXAMPLES.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey().name(), () -> check(entry.getKey(), entry.getValue())));
  }

  @Test
  void theListIsComplete() {
    Set<ProblemCode> reading =
        Arrays.stream(ProblemCode.values())
            .filter(code -> code.in(FileKind.MANIFEST).compareTo("PW-M040") < 0)
            .collect(Collectors.toSet());
    assertThat(EXAMPLES.keySet()).isEqualTo(reading);
  }

  private static void check(ProblemCode code, Example example) {
    List<Problem> problems =
        ManifestReader.read("pipeline.yaml", example.text().getBytes(example.charset()))
            .match(document -> fail("it was read"), found -> found);
    assertThat(problems)
        .extracting(Problem::code)
        .as("" + problems)
        .containsOnly(code.in(FileKind.MANIFEST));
    Problem problem = problems.get(0);
    assertThat(problem.at().line() + ":" + problem.at().column())
        .as(problem.describe())
        .isEqualTo(example.line() + ":" + example.column());
    assertThat(problem.fix()).isNotBlank();
    assertThat(problem.describe()).doesNotContain("io.pipewright", "Exception", "java.", "null");
  }

  private static String emails(int count) {
    return Stream.iterate(0, i -> i + 1)
        .limit(count)
        .map(i -> "a" + i + "@b.example")
        .collect(Collectors.joining(", "));
  }

  private static void text(ProblemCode code, String text, int line, int column) {
    EXAMPLES.put(code, new Example(text, StandardCharsets.UTF_8, line, column));
  }
}
