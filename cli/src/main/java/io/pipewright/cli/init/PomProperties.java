package io.pipewright.cli.init;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The properties that a pom gives itself. Those of its parents and profiles are Maven's to find.
 */
final class PomProperties {
  /** The name by which the {@code release} of a configured compiler plugin is asked for. */
  static final String PLUGIN_RELEASE = "compiler plugin's release";

  private static final String PROPERTIES = "project/properties/";
  private static final String RELEASE = "project/build/plugins/plugin/configuration/release";
  private static final int DEEPEST = 6;
  private static final int MOST_HOPS = 5;
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)\\}");

  private final Map<String, String> values;

  private PomProperties(Map<String, String> values) {
    this.values = values;
  }

  /** The properties of a pom; none if the text is not XML. */
  static PomProperties read(String text) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    // A pom has no DTD; one that has may try to read other files, or to grow without end.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    Map<String, String> values = new HashMap<>();
    try {
      collect(factory.createXMLStreamReader(new StringReader(text)), values);
    } catch (XMLStreamException e) {
      return new PomProperties(Map.of());
    }
    return new PomProperties(values);
  }

  /** A property's value, with references to others followed. */
  Optional<String> get(String name) {
    Optional<String> value = Optional.ofNullable(values.get(name));
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      Optional<String> reference =
          value.map(REFERENCE::matcher).filter(Matcher::matches).map(matcher -> matcher.group(1));
      if (reference.isEmpty()) {
        return value.filter(text -> !text.isEmpty());
      }
      value = reference.map(values::get);
    }
    return Optional.empty();
  }

  private static void collect(XMLStreamReader reader, Map<String, String> values)
      throws XMLStreamException {
    Deque<String> path = new ArrayDeque<>();
    StringBuilder text = new StringBuilder();
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        path.addLast(reader.getLocalName());
        text.setLength(0);
      } else if (event == XMLStreamConstants.CHARACTERS) {
        text.append(reader.getText());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (path.size() <= DEEPEST) {
          keep(String.join("/", path), text.toString().strip(), values);
        }
        path.removeLast();
        text.setLength(0);
      }
    }
  }

  private static void keep(String path, String text, Map<String, String> values) {
    if (path.equals(RELEASE)) {
      values.put(PLUGIN_RELEASE, text);
    } else if (path.startsWith(PROPERTIES)) {
      values.put(path.substring(PROPERTIES.length()), text);
    }
  }
}
