package io.pipewright.cli.init;

import java.util.List;
import java.util.Optional;

/**
 * The template that a place is deployed with.
 *
 * @param chosen empty if there is none
 * @param others paths of templates that would do as well
 */
record TemplateChoice(Optional<FoundTemplate> chosen, List<String> others) {
  TemplateChoice {
    others = List.copyOf(others);
  }

  /**
   * Of the whole repository, or of a component: its own directory's, or else one of the root that
   * is called as the component is.
   *
   * @param shared the templates of the root
   */
  static TemplateChoice of(Layout.Place place, TemplateSearch search, List<FoundTemplate> shared) {
    if (place.directory().isEmpty()) {
      return first(shared);
    }
    List<FoundTemplate> own = search.in(place.directory());
    return first(
        own.isEmpty()
            ? shared.stream().filter(template -> isCalled(place, template.path())).toList()
            : own);
  }

  private static TemplateChoice first(List<FoundTemplate> templates) {
    return new TemplateChoice(
        templates.stream().findFirst(),
        templates.stream().skip(1).map(FoundTemplate::path).toList());
  }

  // infra/api.yaml and infra/api/service.yaml are those of services/api.
  private static boolean isCalled(Layout.Place place, String path) {
    String directory = place.directory().substring(place.directory().lastIndexOf('/') + 1);
    List<String> names = List.of(directory, place.name().orElse(directory));
    return names.contains(TemplateSearch.stem(path))
        || List.of(path.split("/", -1)).stream().anyMatch(names::contains);
  }
}
