package io.pipewright.cli.init;

import io.pipewright.language.LanguageRuntime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A runtime version, and why.
 *
 * @param version to be written; empty if the language pack's default is left to stand
 * @param reason what the repository says, one sentence
 */
record RuntimeChoice(Optional<String> version, String reason) {
  private static final int LONGEST = 100;
  // lts/iron and the like: nvm's names of the lines of Node.
  private static final Map<String, String> LINES =
      Map.of("hydrogen", "18", "iron", "20", "jod", "22", "krypton", "24");
  private static final Pattern LINE = Pattern.compile("lts/([a-z]+)");
  // A distribution may stand before the version: temurin-21.0.5, openjdk64-17.0.2.
  private static final Pattern DISTRIBUTION = Pattern.compile("[a-z][a-z0-9_.]*[-@]v?([0-9].*)");
  private static final Pattern BUILD = Pattern.compile("([0-9.]+)[+-][0-9a-z.+-]+");
  // Java 8 and before called itself 1.8.
  private static final Pattern OLD_JAVA = Pattern.compile("1\\.([0-9].*)");

  /** The version of {@code runtime} for what a repository says, if it says anything. */
  static RuntimeChoice of(LanguageRuntime runtime, Optional<Declaration> declaration) {
    return declaration
        .map(said -> of(runtime, said))
        .orElse(
            new RuntimeChoice(
                Optional.empty(), "No file says which: the language pack's default is taken."));
  }

  private static RuntimeChoice of(LanguageRuntime runtime, Declaration said) {
    Optional<VersionRange> range =
        said.text().length() > LONGEST
            ? Optional.empty()
            : VersionRange.parse(plain(runtime.name(), said.text()));
    List<String> admitted =
        range.stream()
            .flatMap(versions -> runtime.versions().keySet().stream().filter(versions::admits))
            .toList();
    String known = String.join(", ", runtime.versions().keySet());
    if (range.isEmpty()) {
      return standard(said.describe() + ", which is no version; the language pack has " + known);
    }
    if (admitted.isEmpty()) {
      return standard(said.describe() + ", which the language pack does not have, only " + known);
    }
    if (admitted.size() > 1 && admitted.contains(runtime.defaultVersion())) {
      return standard(said.describe() + ", which the language pack's default fits");
    }
    return new RuntimeChoice(
        Optional.of(admitted.get(0)),
        "%s; the language pack has %s.".formatted(said.describe(), known));
  }

  private static RuntimeChoice standard(String reason) {
    return new RuntimeChoice(Optional.empty(), reason + ".");
  }

  private static String plain(String runtime, String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    Matcher line = LINE.matcher(plain);
    if (line.matches()) {
      return LINES.getOrDefault(line.group(1), plain);
    }
    Matcher distribution = DISTRIBUTION.matcher(plain);
    if (distribution.matches()) {
      plain = distribution.group(1);
    }
    Matcher build = BUILD.matcher(plain);
    if (build.matches()) {
      plain = build.group(1);
    }
    Matcher old = OLD_JAVA.matcher(plain);
    return runtime.equals("java") && old.matches() ? old.group(1) : plain;
  }
}
