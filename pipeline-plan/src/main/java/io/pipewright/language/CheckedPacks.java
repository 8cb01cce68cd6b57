package io.pipewright.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.problem.FileKind;
import io.pipewright.problem.Problems;
import io.pipewright.problem.Result;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Language packs and gates that were read and found right, as JSON: to read them so takes a
 * fraction of the time, because nothing has to be checked again.
 */
public final class CheckedPacks {
  private static final String LANGUAGES = "languages";
  private static final String GATES = "gates";

  private CheckedPacks() {}

  /**
   * Reads and checks the files.
   *
   * @param languages from a file's name, for example {@code java.yaml}, to its text
   * @param gates likewise
   * @return their values, or all problems of all files
   */
  public static Result<JsonNode> check(Map<String, String> languages, Map<String, String> gates) {
    Problems problems = new Problems(FileKind.LANGUAGE);
    problems.addAll(LanguagePacks.parse(languages, gates));
    return problems.orElse(
        () -> {
          ObjectNode root = JsonNodeFactory.instance.objectNode();
          ObjectNode packs = root.putObject(LANGUAGES);
          new TreeMap<>(languages)
              .forEach((file, text) -> packs.set(file, PackReader.languageValues(file, text)));
          ObjectNode shared = root.putObject(GATES);
          new TreeMap<>(gates)
              .forEach((file, text) -> shared.set(file, PackReader.gateValues(file, text)));
          return root;
        });
  }

  /** The packs of what {@link #check} gave. */
  public static LanguagePacks of(JsonNode checked) {
    Map<String, LanguagePack> packs = new LinkedHashMap<>();
    for (JsonNode json : checked.path(LANGUAGES)) {
      LanguagePack pack = PackReader.pack(json);
      packs.put(pack.name(), pack);
    }
    Map<String, Gate> gates = new LinkedHashMap<>();
    for (JsonNode json : checked.path(GATES)) {
      Gate gate = PackReader.gate(json);
      gates.put(gate.name(), gate);
    }
    return new LanguagePacks(packs, gates);
  }
}
