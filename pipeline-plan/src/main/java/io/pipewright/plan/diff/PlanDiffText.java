package io.pipewright.plan.diff;

import io.pipewright.plan.diff.PlanChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Changes for people: first what needs attention, then everything in the order of the pipeline.
 * What is the same at several places is told once, and what only follows from a new name is
 * counted. It holds no character that steers a terminal but its own colours.
 */
public final class PlanDiffText {
  /** What is said where nothing differs. */
  public static final String SAME = "no difference in the pipeline";

  private static final int MOST_LINES = 40;
  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String LOUD = "\u001b[1;31m";
  private static final String PLAIN = "\u001b[0m";

  private final boolean isColoured;
  private final StringBuilder text = new StringBuilder();

  private PlanDiffText(boolean isColoured) {
    this.isColoured = isColoured;
  }

  /** The changes, with a final line break. */
  public static String of(List<PlanChange> changes, boolean isColoured) {
    return changes.isEmpty() ? SAME + "\n" : new PlanDiffText(isColoured).show(changes);
  }

  private String show(List<PlanChange> changes) {
    Renaming renaming = Renaming.of(changes);
    List<SameChange> told =
        SameChange.of(changes.stream().filter(change -> !renaming.explains(change)).toList());
    AttentionText.of(told).forEach(words -> line("! ", LOUD, words));
    String heading = "";
    for (SameChange same : told) {
      if (!same.heading().equals(heading)) {
        heading = same.heading();
        text.append(text.isEmpty() ? "" : "\n");
        line("", BOLD, heading);
      }
      show(same.prefix(), same.change());
    }
    showFollowing(changes.stream().filter(renaming::explains).toList());
    return text.toString();
  }

  private void show(String prefix, PlanChange change) {
    String mark = change.isSensitive() ? "! " : "  ";
    String what = change.what() + (change.kind() == Kind.CHANGED ? "" : " " + word(change.kind()));
    line(
        mark,
        colour(change.kind()),
        sign(change.kind()) + prefix + what + (change.isLong() ? "" : ": " + change.values()));
    if (change.isLong()) {
      showLines(LineDiff.of(change.before(), change.after()));
    }
  }

  private void showLines(List<String> lines) {
    for (String shown : lines.subList(0, Math.min(lines.size(), MOST_LINES))) {
      line("      ", shown.startsWith("+") ? GREEN : shown.startsWith("-") ? RED : "", shown);
    }
    if (lines.size() > MOST_LINES) {
      line(
          "      ",
          YELLOW,
          "… %d more lines; the JSON form has all".formatted(lines.size() - MOST_LINES));
    }
  }

  private void showFollowing(List<PlanChange> changes) {
    if (!changes.isEmpty()) {
      List<String> things = new ArrayList<>(changes.stream().map(PlanChange::what).toList());
      text.append('\n');
      line(
          "",
          "",
          "%d more %s only from the new name; the JSON form has all: %s"
              .formatted(
                  changes.size(),
                  changes.size() == 1 ? "follows" : "follow",
                  things.stream().distinct().sorted().collect(Collectors.joining(", "))));
    }
  }

  private static String word(Kind kind) {
    return kind == Kind.ADDED ? "added" : "removed";
  }

  private static String sign(Kind kind) {
    return switch (kind) {
      case ADDED -> "+ ";
      case REMOVED -> "- ";
      case CHANGED -> "~ ";
    };
  }

  private static String colour(Kind kind) {
    return switch (kind) {
      case ADDED -> GREEN;
      case REMOVED -> RED;
      case CHANGED -> YELLOW;
    };
  }

  private void line(String indent, String style, String words) {
    boolean isStyled = isColoured && !style.isEmpty();
    text.append(isStyled ? style : "")
        .append(indent)
        .append(PrintableText.of(words))
        .append(isStyled ? PLAIN : "")
        .append('\n');
  }
}
