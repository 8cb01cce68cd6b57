package io.pipewright.migration;

import io.pipewright.problem.FileKind;
import io.pipewright.problem.ProblemCode;
import io.pipewright.problem.Problems;
import io.pipewright.problem.Result;
import io.pipewright.problem.SourceLocation;
import io.pipewright.yaml.YamlValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The version that a manifest says it is of. */
final class WrittenVersion {
  // As the core schema of YAML 1.2 writes numbers; 1.0 and 1e0 are whole ones for JSON Schema.
  private static final Pattern DECIMAL =
      Pattern.compile(
          "[-+]?(\\.[0-9]{1,100}|[0-9]{1,100}(\\.[0-9]{0,100})?)([eE][-+]?[0-9]{1,3})?");
  private static final Pattern OCTAL = Pattern.compile("0o[0-7]{1,100}");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]{1,100}");
  private static final int LONGEST = 80;

  private WrittenVersion() {}

  /** The version, 0 if none is written; a problem if it is none from which steps lead. */
  static Result<Integer> of(YamlValue tree) {
    if (!(tree instanceof YamlValue.Mapping manifest)) {
      return problem(
          ProblemCode.WRONG_TYPE,
          tree.at(),
          "",
          "the file has to be a mapping of keys to values",
          "",
          "start with 'version: " + Steps.NEWEST + "'");
    }
    return manifest
        .child(VersionKey.NAME)
        .map(WrittenVersion::read)
        .orElseGet(() -> new Result.Valid<>(0));
  }

  private static Result<Integer> read(YamlValue value) {
    Optional<BigInteger> number =
        value instanceof YamlValue.Scalar scalar && scalar.plain()
            ? number(scalar.text())
            : Optional.empty();
    return number
        .map(found -> known(value, found))
        .orElseGet(
            () ->
                problem(
                    ProblemCode.WRONG_TYPE,
                    value.at(),
                    VersionKey.NAME,
                    "'version' has to be a whole number",
                    text(value),
                    "write it as a number without quotes; a draft without version has no such key"));
  }

  private static Result<Integer> known(YamlValue value, BigInteger number) {
    if (number.signum() >= 0 && number.compareTo(BigInteger.valueOf(Steps.NEWEST)) <= 0) {
      return new Result.Valid<>(number.intValue());
    }
    return number.signum() < 0
        ? notAllowed(value, "there is no version " + text(value), "write the version that it is of")
        : notAllowed(
            value,
            "this Pipewright knows versions up to " + Steps.NEWEST,
            "a newer Pipewright is needed: update the command line");
  }

  private static Result<Integer> notAllowed(YamlValue value, String message, String fix) {
    return problem(ProblemCode.NOT_ALLOWED, value.at(), VersionKey.NAME, message, text(value), fix);
  }

  private static Optional<BigInteger> number(String text) {
    if (DECIMAL.matcher(text).matches()) {
      BigDecimal number = new BigDecimal(text);
      return number.stripTrailingZeros().scale() > 0
          ? Optional.empty()
          : Optional.of(number.toBigInteger());
    }
    if (OCTAL.matcher(text).matches()) {
      return Optional.of(new BigInteger(text.substring(2), 8));
    }
    return HEXADECIMAL.matcher(text).matches()
        ? Optional.of(new BigInteger(text.substring(2), 16))
        : Optional.empty();
  }

  private static String text(YamlValue value) {
    return value instanceof YamlValue.Scalar scalar
        ? scalar.text().substring(0, Math.min(LONGEST, scalar.text().length()))
        : "";
  }

  private static Result<Integer> problem(
      ProblemCode code, SourceLocation at, String path, String message, String found, String fix) {
    Problems problems = new Problems(FileKind.MANIFEST);
    List<String> allowed =
        code == ProblemCode.NOT_ALLOWED ? List.of(String.valueOf(Steps.NEWEST)) : List.of();
    problems.add(code, at, path, message, found, allowed, fix);
    return new Result.Invalid<>(problems.sorted());
  }
}
