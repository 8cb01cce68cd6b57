package io.pipewright.editor;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where someone is about to write.
 *
 * @param text the file so far
 * @param line counted from 1
 * @param column counted from 1
 */
record Cursor(String text, int line, int column) {
  private static final String MARK = "CURSOR";

  /** Where a key of {@code mapping} is about to be written; {@code before} are there already. */
  static Cursor key(Place mapping, JsonNode before) {
    JsonNode value = before.withObject("").deepCopy().withObject("").put(MARK, 0);
    return of(Sample.of(mapping, value).text(), MARK + ": 0");
  }

  /** Where the value of {@code place} is about to be written. */
  static Cursor value(Place place) {
    return of(Sample.of(place, JsonRpc.JSON.getNodeFactory().textNode(MARK)).text(), MARK);
  }

  private static Cursor of(String text, String mark) {
    String before = text.substring(0, text.indexOf(mark));
    int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
    return new Cursor(text.replace(mark, ""), line, before.length() - before.lastIndexOf('\n'));
  }
}
