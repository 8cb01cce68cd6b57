package io.pipewright.cli.init;

import io.pipewright.language.LanguagePack;
import io.pipewright.language.LanguagePacks;
import java.util.List;
import java.util.Optional;

/**
 * The language of a place.
 *
 * @param pack the language
 * @param tool the build tool
 * @param evidence the file by which they are recognised, from the root of the repository
 * @param otherTools further tools of the pack that are recognised
 * @param rivals other packs that the files fit as well, each with its file
 */
record LanguageChoice(
    LanguagePack pack, String tool, String evidence, List<String> otherTools, List<String> rivals) {
  LanguageChoice {
    otherTools = List.copyOf(otherTools);
    rivals = List.copyOf(rivals);
  }

  /** The language of {@code place}, the first if its files fit several; empty if they fit none. */
  static Optional<LanguageChoice> of(LanguagePacks packs, Layout.Place place) {
    List<LanguagePack> fitting = packs.recognise(place.buildFiles());
    return fitting.stream()
        .findFirst()
        .map(
            pack -> {
              List<String> tools = LanguagePacks.buildTools(pack, place.buildFiles());
              return new LanguageChoice(
                  pack,
                  tools.get(0),
                  evidence(pack, tools.get(0), place),
                  tools.subList(1, tools.size()),
                  fitting.stream().skip(1).map(rival -> rival(rival, place)).toList());
            });
  }

  private static String rival(LanguagePack pack, Layout.Place place) {
    String tool = LanguagePacks.buildTools(pack, place.buildFiles()).get(0);
    return pack.name() + " by " + evidence(pack, tool, place);
  }

  private static String evidence(LanguagePack pack, String tool, Layout.Place place) {
    return Shown.text(
        place.path(LanguagePacks.evidence(pack, tool, place.buildFiles()).orElse("")));
  }
}
