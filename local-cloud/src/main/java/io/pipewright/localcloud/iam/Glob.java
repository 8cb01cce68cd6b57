package io.pipewright.localcloud.iam;

import java.util.Arrays;

/**
 * A pattern of IAM: {@code *} is any text, {@code ?} any character, and what came from a policy
 * variable is literal, whatever it holds.
 */
final class Glob {
  private static final int ANY_TEXT = -1;
  private static final int ANY_CHARACTER = -2;

  private final int[] symbols;

  private Glob(int[] symbols) {
    this.symbols = symbols;
  }

  /** A pattern without variables. */
  static Glob of(String pattern) {
    return new Builder().pattern(pattern).build();
  }

  /** Whether the whole text is of this pattern. */
  boolean matches(String text) {
    int[] characters = text.codePoints().toArray();
    int symbol = 0;
    int at = 0;
    int star = -1;
    int retry = 0;
    while (at < characters.length) {
      if (symbol < symbols.length && symbols[symbol] == ANY_TEXT) {
        star = symbol++;
        retry = at;
      } else if (symbol < symbols.length && takes(symbols[symbol], characters[at])) {
        symbol++;
        at++;
      } else if (star >= 0) {
        symbol = star + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    while (symbol < symbols.length && symbols[symbol] == ANY_TEXT) {
      symbol++;
    }
    return symbol == symbols.length;
  }

  private static boolean takes(int symbol, int character) {
    return symbol == ANY_CHARACTER || symbol == character;
  }

  /** Puts a pattern together from its written and its filled-in parts. */
  static final class Builder {
    private int[] symbols = new int[0];

    Builder pattern(String text) {
      return add(
          text.codePoints().map(c -> c == '*' ? ANY_TEXT : c == '?' ? ANY_CHARACTER : c).toArray());
    }

    Builder literal(String text) {
      return add(text.codePoints().toArray());
    }

    Glob build() {
      return new Glob(symbols);
    }

    private Builder add(int[] more) {
      int length = symbols.length;
      symbols = Arrays.copyOf(symbols, length + more.length);
      System.arraycopy(more, 0, symbols, length, more.length);
      return this;
    }
  }
}
