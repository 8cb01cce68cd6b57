package io.pipewright.cli.init;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names components after their directories: slugs that begin with a letter, no two the same. */
final class ComponentNames {
  private static final int LONGEST = 12;

  private final Set<String> taken = new HashSet<>();

  /** The name of the component in {@code directory}. */
  String of(String directory) {
    // src is where the code of its parent is, which says more.
    String telling = directory.replaceFirst("(?<=[^/])/src$", "");
    String name = slug(telling.substring(telling.lastIndexOf('/') + 1));
    String free = name;
    for (int number = 2; !taken.add(free); number++) {
      String ending = "-" + number;
      free = cut(name, LONGEST - ending.length()) + ending;
    }
    return free;
  }

  private static String slug(String text) {
    String slug = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    slug = slug.replaceAll("^[-0-9]+", "");
    // What nearly all components are called is what can be spared.
    slug = slug.length() > LONGEST ? slug.replaceAll("(?<=.)-?services?-*$", "") : slug;
    slug = cut(slug, LONGEST);
    return slug.isEmpty() ? "part" : slug;
  }

  /** The beginning of a slug, of whole words if there are several. */
  private static String cut(String slug, int length) {
    if (slug.length() <= length) {
      return slug.replaceAll("-+$", "");
    }
    String cut = slug.substring(0, length);
    boolean isWhole = slug.charAt(length) == '-';
    int word = cut.lastIndexOf('-');
    return (isWhole || word <= 0 ? cut : cut.substring(0, word)).replaceAll("-+$", "");
  }
}
