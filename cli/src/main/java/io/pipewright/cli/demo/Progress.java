package io.pipewright.cli.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * What a person reads while the demo runs: one line for each thing that happened, led by the
 * application that it happened to. Lines of several pipelines may alternate; each is whole.
 */
final class Progress {
  private static final int NAME_WIDTH = 15;
  private static final int STEP_WIDTH = 22;

  private final PrintWriter out;
  private final boolean colour;

  Progress(PrintWriter out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  /** How something ended. */
  enum Mark {
    DONE("✓", "32"),
    FAILED("✗", "31"),
    WAITING("…", "33"),
    NOTE("·", "2");

    private final String sign;
    private final String ansi;

    Mark(String sign, String ansi) {
      this.sign = sign;
      this.ansi = ansi;
    }

    /** As a person sees it. */
    String sign() {
      return sign;
    }
  }

  /** A heading. */
  void heading(String text) {
    print(colour ? "\u001b[1m" + text + "\u001b[0m" : text);
  }

  /** A plain line. */
  void line(String text) {
    print(text);
  }

  /** Something that happened to {@code name}. */
  void step(String name, Mark mark, String step, String detail) {
    String sign = colour ? "\u001b[" + mark.ansi + "m" + mark.sign + "\u001b[0m" : mark.sign;
    print("  " + pad(name, NAME_WIDTH) + " " + sign + " " + pad(step, STEP_WIDTH) + " " + detail);
  }

  /** Something that happened to {@code name}, and a text of several lines about it. */
  void block(String name, Mark mark, String step, String text) {
    synchronized (out) {
      step(name, mark, step, "");
      text.lines().forEach(line -> print("    │ " + line));
    }
  }

  /** Seconds with one decimal, as people read them. */
  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%5.1f s", duration.toMillis() / 1000.0);
  }

  private static String pad(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }

  private void print(String text) {
    synchronized (out) {
      out.println(text.stripTrailing());
      out.flush();
    }
  }
}
