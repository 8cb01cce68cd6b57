package io.pipewright.cli.init;

import io.pipewright.cli.planning.Planning;
import io.pipewright.cli.repository.RepositoryFiles;
import io.pipewright.repository.RepositoryId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks a repository over, and drafts its manifest. */
final class Survey {
  private static final int LONGEST_NAME = 30;
  private static final Pattern DOCKERFILE =
      Pattern.compile("(.*/)?(Dockerfile([.].*)?|Containerfile|[^/]*[.]dockerfile)");

  private final Planning planning;
  private final RepositoryFiles files;

  Survey(Planning planning, RepositoryFiles files) {
    this.planning = planning;
    this.files = files;
  }

  /**
   * The manifest for what the files say.
   *
   * @param repository its name in Bitbucket
   * @param named where that name comes from, for people
   */
  Draft draft(RepositoryId repository, String named) {
    Layout layout = Layout.of(planning.packs(), files.paths());
    RepositoryTexts texts = new RepositoryTexts(files);
    TemplateSearch search = new TemplateSearch(texts);
    List<FoundTemplate> shared = search.in("");
    List<Draft.Part> parts =
        layout.places().stream()
            .map(
                place ->
                    Draft.Part.of(
                        place, planning.packs(), texts, TemplateChoice.of(place, search, shared)))
            .toList();
    List<String> remarks = new ArrayList<>(layout.remarks());
    remarks.addAll(unused(shared, parts));
    List<String> dockerfiles =
        files.paths().stream()
            .filter(path -> DOCKERFILE.matcher(path).matches() && !Aside.is(path))
            .toList();
    remarks.addAll(unknown(dockerfiles, layout.directories()));
    return new Draft(
        application(repository),
        named,
        parts,
        Draft.destinations(planning.organisation()),
        planning.organisation().isEmpty(),
        dockerfiles,
        remarks,
        List.copyOf(planning.packs().packs().values()),
        Standards.of(planning.organisation(), repository));
  }

  private static List<String> unused(List<FoundTemplate> shared, List<Draft.Part> parts) {
    Set<String> used = new HashSet<>();
    for (Draft.Part part : parts) {
      part.template().chosen().ifPresent(template -> used.add(template.path()));
      used.addAll(part.template().others());
    }
    List<String> unused =
        shared.stream().map(FoundTemplate::path).filter(path -> !used.contains(path)).toList();
    return unused.isEmpty()
        ? List.of()
        : List.of(
            "No component is called like these CloudFormation templates: "
                + Shown.some(unused)
                + ". Write them as 'deploy:' of the component that they are for.");
  }

  /** Of a monorepo: what has a container and is no component. */
  private static List<String> unknown(List<String> dockerfiles, List<String> recognised) {
    List<String> directories =
        dockerfiles.stream()
            .map(file -> file.substring(0, Math.max(0, file.lastIndexOf('/'))))
            .filter(directory -> !directory.isEmpty())
            .filter(directory -> recognised.stream().noneMatch(known -> isIn(directory, known)))
            .distinct()
            .toList();
    return directories.isEmpty()
        ? List.of()
        : List.of(
            "Not a component, as no language pack recognises a build file: "
                + Shown.some(directories)
                + ".");
  }

  private static boolean isIn(String directory, String known) {
    return known.isEmpty() || (directory + "/").startsWith(known + "/");
  }

  private static String application(RepositoryId repository) {
    String slug = repository.slug().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    slug = slug.replaceAll("^-+", "");
    slug = slug.substring(0, Math.min(slug.length(), LONGEST_NAME)).replaceAll("-+$", "");
    return slug.isEmpty() ? "application" : slug;
  }
}
