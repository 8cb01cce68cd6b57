package io.pipewright.cli.init;

import io.pipewright.language.LanguagePack;
import io.pipewright.language.LanguagePacks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a repository is made of: the whole of it, or components in directories of their own.
 *
 * @param places at least one; the only one without a name is the whole repository
 * @param directories all that have build files and are in no other such directory
 * @param remarks sentences about what was seen and left out
 */
record Layout(List<Place> places, List<String> directories, List<String> remarks) {
  /** Components that a manifest takes. */
  static final int MOST = 12;

  Layout {
    places = List.copyOf(places);
    directories = List.copyOf(directories);
    remarks = List.copyOf(remarks);
  }

  /**
   * Something that is built.
   *
   * @param name of the component; empty for the whole repository
   * @param directory from the root; empty for the root
   * @param buildFiles by which a pack recognises it, seen from the directory
   */
  record Place(Optional<String> name, String directory, List<String> buildFiles) {
    Place {
      buildFiles = List.copyOf(buildFiles);
    }

    /** A path seen from the directory, as one from the root. */
    String path(String seen) {
      return directory.isEmpty() ? seen : directory + "/" + seen;
    }
  }

  /** The layout of a repository with {@code paths}. */
  static Layout of(LanguagePacks packs, List<String> paths) {
    Map<String, List<String>> found = BuildFiles.byDirectory(packs, paths);
    List<String> root = found.getOrDefault("", List.of());
    if (!root.isEmpty()) {
      return new Layout(List.of(whole(root)), List.of(""), otherLanguages(packs, found, root));
    }
    List<String> directories = outermost(found.keySet());
    List<String> usable = directories.stream().filter(RepositoryTexts::isUsable).toList();
    List<Place> places = usable.isEmpty() ? List.of(whole(List.of())) : components(usable, found);
    return new Layout(places, directories, leftOut(found.keySet(), directories, usable));
  }

  private static Place whole(List<String> buildFiles) {
    return new Place(Optional.empty(), "", buildFiles);
  }

  private static List<Place> components(List<String> usable, Map<String, List<String>> found) {
    ComponentNames names = new ComponentNames();
    return usable.stream()
        .limit(MOST)
        .map(
            directory ->
                new Place(
                    Optional.of(names.of(directory)),
                    directory,
                    found.getOrDefault(directory, List.of())))
        .toList();
  }

  /** Directories that are in no other of them, the shallowest first. */
  private static List<String> outermost(Set<String> directories) {
    Set<String> wanted = new HashSet<>();
    directories.stream().filter(directory -> !Aside.is(directory)).forEach(wanted::add);
    return wanted.stream()
        .filter(directory -> !directory.isEmpty())
        .filter(directory -> parents(directory).noneMatch(wanted::contains))
        .sorted(Comparator.comparingInt(Layout::depth).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static Stream<String> parents(String directory) {
    return Stream.iterate(
            directory.lastIndexOf('/'), end -> end > 0, end -> directory.lastIndexOf('/', end - 1))
        .map(end -> directory.substring(0, end));
  }

  private static int depth(String directory) {
    return (int) directory.chars().filter(character -> character == '/').count();
  }

  private static List<String> leftOut(
      Set<String> found, List<String> directories, List<String> usable) {
    List<String> remarks = new ArrayList<>();
    List<String> odd =
        directories.stream().filter(name -> !RepositoryTexts.isUsable(name)).toList();
    if (!odd.isEmpty()) {
      remarks.add(
          "These cannot be components, as their paths hold more than letters, digits, '.', '_'"
              + " and '-': "
              + Shown.some(odd)
              + ".");
    }
    if (directories.isEmpty() && !found.isEmpty()) {
      remarks.add(
          "Build files lie only below examples, tests or vendored code, such as "
              + Shown.some(found)
              + ": they are left out.");
    }
    if (usable.size() > MOST) {
      remarks.add(
          "A manifest takes "
              + MOST
              + " components; these have no place in it: "
              + Shown.some(usable.subList(MOST, usable.size()))
              + ".");
    }
    return remarks;
  }

  /** Of a repository that is built from its root: where another language has build files. */
  private static List<String> otherLanguages(
      LanguagePacks packs, Map<String, List<String>> found, List<String> root) {
    Set<LanguagePack> own = new HashSet<>(packs.recognise(root));
    Set<String> others = new TreeSet<>();
    found.forEach(
        (directory, files) -> {
          if (!directory.isEmpty()
              && !Aside.is(directory)
              && packs.recognise(files).stream().anyMatch(pack -> !own.contains(pack))) {
            others.add(directory);
          }
        });
    return others.isEmpty()
        ? List.of()
        : List.of(
            "Other languages have build files in "
                + Shown.some(others)
                + ": they are built only if the build of the root does it, or as 'components:'.");
  }
}
