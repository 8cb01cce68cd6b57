package io.pipewright.cli.init;

import io.pipewright.language.Glob;
import io.pipewright.language.LanguagePacks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files by which the language packs recognise something, in every directory. */
final class BuildFiles {
  // A component's directory has at most 200 characters: what lies deeper is not looked at.
  private static final int DEEPEST = 200;

  private BuildFiles() {}

  /**
   * From a directory, {@code ""} for the root, to the paths that a pack recognises, seen from it.
   * Directories without such files are left out.
   */
  static Map<String, List<String>> byDirectory(LanguagePacks packs, List<String> paths) {
    List<Glob> globs =
        packs.packs().values().stream()
            .flatMap(pack -> pack.buildTools().values().stream())
            .flatMap(List::stream)
            .distinct()
            .toList();
    Map<String, List<String>> found = new TreeMap<>();
    for (String path : paths) {
      for (int start = 0; start >= 0 && start <= DEEPEST; start = next(path, start)) {
        String seen = path.substring(start);
        if (globs.stream().anyMatch(glob -> glob.matches(seen))) {
          String directory = start == 0 ? "" : path.substring(0, start - 1);
          found.computeIfAbsent(directory, any -> new ArrayList<>()).add(seen);
        }
      }
    }
    return found;
  }

  private static int next(String path, int start) {
    int slash = path.indexOf('/', start);
    return slash < 0 ? -1 : slash + 1;
  }
}
