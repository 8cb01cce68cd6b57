package io.pipewright.cloudformation;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of a template. Whoever writes a template may write one that takes years to
 * match; after a million steps it is given up, and CloudFormation decides.
 */
public final class BoundedPattern {
  private static final int MOST_STEPS = 1_000_000;

  private final Pattern pattern;

  private BoundedPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** The pattern; empty if it is none, or nested deeper than can be compiled. */
  static Optional<BoundedPattern> of(String text) {
    try {
      return Optional.of(new BoundedPattern(Pattern.compile(text)));
    } catch (PatternSyntaxException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  /** Whether the whole of {@code value} matches, or it takes too long to tell. */
  boolean mayMatch(String value) {
    try {
      return pattern.matcher(new CountedText(value)).matches();
    } catch (TooManySteps | StackOverflowError e) {
      return true;
    }
  }

  @Override
  public String toString() {
    return pattern.pattern();
  }

  /** Text that lets itself be looked at a bounded number of times. */
  private static final class CountedText implements CharSequence {
    private final String text;
    private int steps;

    CountedText(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++steps > MOST_STEPS) {
        throw new TooManySteps();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManySteps() {
      super("too many steps", null, false, false);
    }
  }
}
