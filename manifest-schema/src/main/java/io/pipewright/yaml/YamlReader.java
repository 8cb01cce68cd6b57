package io.pipewright.yaml;

import io.pipewright.problem.FileKind;
import io.pipewright.problem.ProblemCode;
import io.pipewright.problem.Problems;
import io.pipewright.problem.Result;
import io.pipewright.problem.SourceLocation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads the bytes of one YAML file into a tree. Whatever the bytes are, the answer is a tree or
 * problems, never an exception; the file's size, its depth and what its aliases grow to are
 * bounded.
 */
public final class YamlReader {
  private static final int MAXIMUM_ALIASES = 50;

  private final String file;
  private final YamlLimits limits;
  private final Problems problems;

  private YamlReader(FileKind kind, String file) {
    this.file = file;
    this.limits = YamlLimits.of(kind);
    this.problems = new Problems(kind);
  }

  /**
   * Reads a file.
   *
   * @param kind for the codes of the problems
   * @param file its name, for the places of the problems
   */
  public static Result<YamlValue> read(FileKind kind, String file, byte[] bytes) {
    return new YamlReader(kind, file).read(bytes);
  }

  private Result<YamlValue> read(byte[] bytes) {
    Optional<YamlValue> tree = decode(bytes).flatMap(this::compose);
    return problems.orElse(tree::orElseThrow);
  }

  private Optional<String> decode(byte[] bytes) {
    if (bytes.length > limits.bytes()) {
      return whole(
          ProblemCode.TOO_LARGE,
          "the file is larger than " + limits.bytes() + " bytes",
          bytes.length + " bytes",
          "keep only what belongs in this file");
    }
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF) {
      return whole(
          ProblemCode.BYTE_ORDER_MARK,
          "the file starts with a byte order mark",
          "EF BB BF",
          "save the file as UTF-8 without a byte order mark");
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return whole(
          ProblemCode.NOT_UTF_8, "the file is not text in UTF-8", "", "save the file as UTF-8");
    }
  }

  private Optional<YamlValue> compose(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(limits.bytes());
    options.setNestingDepthLimit(limits.depth());
    options.setMaxAliasesForCollections(MAXIMUM_ALIASES);
    try {
      Composer composer =
          new Composer(
              new ParserImpl(new StreamReader(text), options), new PlainResolver(), options);
      if (!composer.checkNode()) {
        return whole(
            ProblemCode.EMPTY_FILE, "the file holds nothing", "", "start with 'version: 1'");
      }
      Node first = composer.getNode();
      if (composer.checkNode()) {
        Node second = composer.getNode();
        problems.add(
            ProblemCode.SEVERAL_DOCUMENTS,
            place(second.getStartMark().getLine(), second.getStartMark().getColumn()),
            "",
            "a second YAML document starts here",
            "---",
            List.of(),
            "keep one document and remove the '---' line");
        return Optional.empty();
      }
      return new YamlTree(file, limits, problems).build(first);
    } catch (MarkedYAMLException e) {
      return marked(e);
    } catch (ReaderException e) {
      return unprintable(text, e);
    } catch (YAMLException e) {
      return whole(
          ProblemCode.TOO_DEEP,
          "the values are nested too deep or use too many aliases",
          "",
          "nest at most "
              + limits.depth()
              + " levels and write values out instead of using aliases");
    }
  }

  private Optional<YamlValue> marked(MarkedYAMLException e) {
    SourceLocation at =
        e.getProblemMark() == null
            ? place(0, 0)
            : place(e.getProblemMark().getLine(), e.getProblemMark().getColumn());
    String reason = e.getProblem() == null ? "the text ends too early" : e.getProblem();
    if (reason.contains("'\\t(TAB)'")) {
      problems.add(
          ProblemCode.TAB,
          at,
          "",
          "a tab stands where YAML wants spaces",
          "a tab",
          List.of(),
          "indent with spaces");
    } else if (reason.contains("tag is not allowed")) {
      problems.add(
          ProblemCode.EXPLICIT_TAG,
          at,
          "",
          "a value carries a tag",
          "!!",
          List.of(),
          "remove the tag; put a value that starts with ! in quotes");
    } else {
      problems.add(
          ProblemCode.NOT_YAML, at, "", "this is not YAML: " + reason, "", List.of(), fix(reason));
    }
    return Optional.empty();
  }

  private static String fix(String reason) {
    if (reason.contains("cannot start any token")) {
      return "put the value in quotes";
    }
    if (reason.contains("undefined alias")) {
      return "write the value out, or put a value that starts with * in quotes";
    }
    if (reason.contains("mapping values are not allowed")) {
      return "put a value that holds ': ' in quotes, or check the indentation";
    }
    return "check the indentation, the colons and the quotes here and on the line above";
  }

  private Optional<YamlValue> unprintable(String text, ReaderException e) {
    String before = text.substring(0, Math.min(e.getPosition(), text.length()));
    int line = (int) before.chars().filter(character -> character == '\n').count();
    problems.add(
        ProblemCode.NOT_YAML,
        place(line, before.length() - before.lastIndexOf('\n') - 1),
        "",
        "this character cannot stand in a YAML file",
        String.format("U+%04X", e.getCodePoint()),
        List.of(),
        "remove it, or write it as an escape in double quotes");
    return Optional.empty();
  }

  private <T> Optional<T> whole(ProblemCode code, String message, String found, String fix) {
    problems.add(code, place(0, 0), "", message, found, List.of(), fix);
    return Optional.empty();
  }

  private SourceLocation place(int line, int column) {
    return new SourceLocation(file, line + 1, column + 1);
  }
}
