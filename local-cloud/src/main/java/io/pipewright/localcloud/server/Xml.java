package io.pipewright.localcloud.server;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pieces of XML for the answers of the Query protocol. */
public final class Xml {
  private Xml() {}

  /** {@code <name>text</name>}, escaped. */
  public static String element(String name, String text) {
    return "<" + name + ">" + escape(text) + "</" + name + ">";
  }

  /** The element, or nothing. */
  public static String element(String name, Optional<String> text) {
    return text.map(value -> element(name, value)).orElse("");
  }

  /** An element around content that is XML already. */
  public static String wrap(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }

  /** {@code <name><member>…</member>…</name>}; each item is written by the function, as XML. */
  public static <T> String list(String name, Collection<T> items, Function<T, String> content) {
    return wrap(
        name,
        items.stream()
            .map(item -> wrap("member", content.apply(item)))
            .collect(Collectors.joining()));
  }

  /** Text for an element or an attribute. Characters that XML cannot hold become U+FFFD. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\r' -> escaped.append("&#13;");
                default -> escaped.appendCodePoint(isXml(c) ? c : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
