package io.pipewright.language;

import io.pipewright.problem.FileKind;
import io.pipewright.problem.ProblemCode;
import io.pipewright.problem.Problems;
import io.pipewright.problem.Result;
import io.pipewright.problem.SourceLocation;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All language packs, and the gates that all languages share.
 *
 * @param packs by name, sorted
 * @param gates by name, sorted; {@link #REQUIRED_GATE} is among them
 */
public record LanguagePacks(Map<String, LanguagePack> packs, Map<String, Gate> gates) {
  /** The gate without which no pipeline is planned. */
  public static final String REQUIRED_GATE = "secrets";

  public LanguagePacks {
    packs = Collections.unmodifiableMap(new TreeMap<>(packs));
    gates = Collections.unmodifiableMap(new TreeMap<>(gates));
  }

  /**
   * Reads all files of {@code languages/} and {@code gates/}.
   *
   * @param languages from a file's name, for example {@code java.yaml}, to its text
   * @param gates likewise
   * @return the packs, or all problems of all files
   */
  public static Result<LanguagePacks> parse(
      Map<String, String> languages, Map<String, String> gates) {
    Problems problems = new Problems(FileKind.LANGUAGE);
    Map<String, LanguagePack> packs =
        readAll(languages, problems, PackReader::language, LanguagePack::name);
    Map<String, Gate> shared = readAll(gates, problems, PackReader::gate, Gate::name);
    if (!gates.containsKey(REQUIRED_GATE + ".yaml")) {
      problems.add(
          ProblemCode.GATE_MISSING,
          new SourceLocation("gates", 1, 1),
          "",
          "the gate '" + REQUIRED_GATE + "' is missing",
          String.join(", ", new TreeMap<>(gates).keySet()),
          List.of(),
          "restore gates/" + REQUIRED_GATE + ".yaml: no pipeline is made without it");
    }
    return problems.orElse(() -> new LanguagePacks(packs, shared));
  }

  /** The packs that have a build tool with a glob that matches one of {@code paths}. */
  public List<LanguagePack> recognise(Collection<String> paths) {
    return packs.values().stream().filter(pack -> !buildTools(pack, paths).isEmpty()).toList();
  }

  /** The build tools of {@code pack} that are recognised by {@code paths}, in the pack's order. */
  public static List<String> buildTools(LanguagePack pack, Collection<String> paths) {
    return pack.buildTools().entrySet().stream()
        .filter(
            tool ->
                tool.getValue().stream().anyMatch(glob -> paths.stream().anyMatch(glob::matches)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableList());
  }

  /** The first of {@code paths} by which {@code tool} of {@code pack} is recognised. */
  public static Optional<String> evidence(
      LanguagePack pack, String tool, Collection<String> paths) {
    List<Glob> globs = pack.buildTools().getOrDefault(tool, List.of());
    return paths.stream()
        .filter(path -> globs.stream().anyMatch(glob -> glob.matches(path)))
        .findFirst();
  }

  private static <T> Map<String, T> readAll(
      Map<String, String> files,
      Problems problems,
      PackFileReader<T> reader,
      Function<T, String> name) {
    Map<String, T> values = new LinkedHashMap<>();
    new TreeMap<>(files)
        .forEach(
            (file, text) -> {
              Result<T> result = reader.read(file, text);
              problems.addAll(result);
              result
                  .match(Optional::of, found -> Optional.<T>empty())
                  .ifPresent(value -> values.put(name.apply(value), value));
            });
    return values;
  }

  private interface PackFileReader<T> {
    Result<T> read(String file, String text);
  }
}
