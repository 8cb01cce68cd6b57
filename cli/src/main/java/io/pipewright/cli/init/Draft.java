package io.pipewright.cli.init;

import io.pipewright.language.LanguagePack;
import io.pipewright.language.LanguagePacks;
import io.pipewright.organisation.Environment;
import io.pipewright.organisation.Organisation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a manifest will say, and why.
 *
 * @param application the application's name
 * @param named where the name comes from
 * @param parts what is built
 * @param destinations environments in the order in which they are reached
 * @param areAssumed whether nobody said that there are these environments
 * @param dockerfiles their paths
 * @param remarks sentences about what was seen and left out
 * @param languages all language packs, at least one
 * @param standards what the keys that are not written would say
 */
record Draft(
    String application,
    String named,
    List<Part> parts,
    List<Destination> destinations,
    boolean areAssumed,
    List<String> dockerfiles,
    List<String> remarks,
    List<LanguagePack> languages,
    Standards standards) {
  private static final int MOST_DESTINATIONS = 20;
  private static final List<Destination> ASSUMED =
      List.of(new Destination("dev", false), new Destination("prod", true));

  Draft {
    parts = List.copyOf(parts);
    destinations = List.copyOf(destinations);
    dockerfiles = List.copyOf(dockerfiles);
    remarks = List.copyOf(remarks);
    languages = List.copyOf(languages);
  }

  /**
   * Something that is built and perhaps deployed.
   *
   * @param place where it is
   * @param language empty if none is recognised
   * @param runtime empty if there is no language
   * @param template with what it is deployed
   */
  record Part(
      Layout.Place place,
      Optional<LanguageChoice> language,
      Optional<RuntimeChoice> runtime,
      TemplateChoice template) {
    static Part of(
        Layout.Place place, LanguagePacks packs, RepositoryTexts texts, TemplateChoice template) {
      Optional<LanguageChoice> language = LanguageChoice.of(packs, place);
      return new Part(
          place,
          language,
          language.map(
              choice ->
                  RuntimeChoice.of(
                      choice.pack().runtime(),
                      new RuntimeDeclarations(texts, place).of(choice.pack().runtime().name()))),
          template);
    }

    /** The template that a pipeline can deploy; one with a macro it cannot. */
    Optional<FoundTemplate> deployed() {
      return template.chosen().filter(found -> !found.hasTransform());
    }
  }

  /**
   * Where something is deployed to.
   *
   * @param isProtected whether an approval comes with it
   */
  record Destination(String environment, boolean isProtected) {}

  /** Whether it is written as components. */
  boolean isMonorepo() {
    return parts.get(0).place().name().isPresent();
  }

  /** Whether anything is deployed. */
  boolean isDeployed() {
    return !destinations.isEmpty() && parts.stream().anyMatch(part -> part.deployed().isPresent());
  }

  /** The same with one destination less, the last, because that makes too many stages. */
  Draft withoutLastDestination() {
    int last = destinations.size() - 1;
    List<String> more = new ArrayList<>(remarks);
    more.add(
        "Nothing is deployed to '"
            + destinations.get(last).environment()
            + "': with it the pipeline would have more stages than CodePipeline takes.");
    return new Draft(
        application,
        named,
        parts,
        destinations.subList(0, last),
        areAssumed,
        dockerfiles,
        more,
        languages,
        standards);
  }

  /** The environments that pipelines can reach, unprotected first; two usual ones if unknown. */
  static List<Destination> destinations(Optional<Organisation> organisation) {
    return organisation
        .map(
            known ->
                known.environments().values().stream()
                    .filter(environment -> environment.region().equals(known.aws().region()))
                    .sorted(Comparator.comparing(Environment::isProtected))
                    .limit(MOST_DESTINATIONS)
                    .map(
                        environment ->
                            new Destination(environment.name(), environment.isProtected()))
                    .toList())
        .orElse(ASSUMED);
  }
}
