package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.plan.diff.PlanChange.Area;
import io.pipewright.plan.diff.PlanChange.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of a phase of a build. One that writes a file is matched by the file's name, any
 * other by its first line; what is left over is matched in order.
 */
final class CommandPart implements Part {
  // As the planner writes the files of a language pack.
  private static final Pattern WRITES_FILE =
      Pattern.compile("cat > \"\\$PIPEWRIGHT_STEP_DIR/([^\"\\n]+)\" <<");
  private static final String FILE = "file ";

  private final String phase;

  /** The commands of {@code phase}, in a word. */
  CommandPart(String phase) {
    this.phase = phase;
  }

  @Override
  public void compare(Place place, String name, JsonNode before, JsonNode after, Changes changes) {
    changes.complete(
        place,
        Label.of(Area.COMMAND, phase + " commands"),
        before,
        after,
        () -> {
          if (ListPart.isArrayOrMissing(before) && ListPart.isArrayOrMissing(after)) {
            commands(place, before, after, changes);
          }
        });
  }

  private void commands(Place place, JsonNode before, JsonNode after, Changes changes) {
    List<String> old = keys(before);
    List<String> young = keys(after);
    String oldOrder = String.join("\n", old);
    String youngOrder = String.join("\n", young);
    pair(old, young);
    Matching matching = Matching.by(old, before, young, after);
    for (String key : matching.keys()) {
      String words = key.startsWith(FILE) ? key : phase + " command";
      Part.value(Label.of(Area.COMMAND, words))
          .compare(place, key, matching.before(key), matching.after(key), changes);
    }
    if (!matching.moved().isEmpty()) {
      Label order = Label.of(Area.COMMAND, "order of the " + phase + " commands");
      changes.report(Kind.CHANGED, place, order, oldOrder, youngOrder, Optional.empty());
    }
  }

  private static List<String> keys(JsonNode commands) {
    List<String> keys = new ArrayList<>();
    for (JsonNode command : commands) {
      String text = ValueText.of(command);
      Matcher file = WRITES_FILE.matcher(text);
      keys.add(
          file.lookingAt() ? FILE + file.group(1) : "$ " + text.lines().findFirst().orElse(""));
    }
    return keys;
  }

  /** Gives those of the one side that have no partner the keys of those of the other side. */
  private static void pair(List<String> old, List<String> young) {
    List<String> lonely = new ArrayList<>(old);
    lonely.removeAll(young);
    lonely.removeIf(key -> key.startsWith(FILE));
    Iterator<String> partners = lonely.iterator();
    List<String> known = List.copyOf(old);
    young.replaceAll(
        key ->
            key.startsWith(FILE) || known.contains(key) || !partners.hasNext()
                ? key
                : partners.next());
  }
}
