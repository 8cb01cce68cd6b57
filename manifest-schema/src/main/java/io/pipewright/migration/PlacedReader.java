package io.pipewright.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Makes placed nodes of the parser's events. The composer's nodes would not do: there an alias is
 * the very node that it names, and its own place is lost.
 */
final class PlacedReader {
  private final String text;
  private final int[] chars;
  private final ParserImpl events;
  private final Map<String, PlacedNode> anchors = new HashMap<>();

  private PlacedReader(String text) {
    this.text = text;
    this.chars = chars(text);
    this.events = new ParserImpl(new StreamReader(text), new LoaderOptions());
  }

  /**
   * The root of the only document in {@code text}.
   *
   * @throws YAMLException if the text is not one document of YAML
   */
  static PlacedNode read(String text) {
    PlacedReader reader = new PlacedReader(text);
    reader.expect(Event.ID.StreamStart);
    reader.expect(Event.ID.DocumentStart);
    PlacedNode root = reader.node();
    reader.expect(Event.ID.DocumentEnd);
    reader.expect(Event.ID.StreamEnd);
    return root;
  }

  // Marks count code points, strings count chars: an emoji is one of the former and two of the
  // latter.
  private static int[] chars(String text) {
    int[] chars = new int[text.codePointCount(0, text.length()) + 1];
    int at = 0;
    for (int point = 0; point < chars.length - 1; point++) {
      chars[point] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    chars[chars.length - 1] = at;
    return chars;
  }

  private void expect(Event.ID id) {
    if (!events.getEvent().is(id)) {
      throw new YAMLException("the text is not one document");
    }
  }

  private PlacedNode node() {
    if (!(events.getEvent() instanceof NodeEvent event)) {
      throw new YAMLException("a value is missing");
    }
    if (event instanceof AliasEvent alias) {
      PlacedNode target = anchors.get(alias.getAnchor());
      if (target == null) {
        throw new YAMLException("an alias refers to nothing, or to what it stands in");
      }
      int start = offset(event.getStartMark());
      return new PlacedNode.Alias(
          new Place(start, start, offset(event.getEndMark()), Optional.empty()), target);
    }
    PlacedNode node = owned(event);
    node.place().anchor().ifPresent(anchor -> anchors.put(anchor, node));
    return node;
  }

  private PlacedNode owned(NodeEvent event) {
    if (event instanceof MappingStartEvent mapping) {
      return mapping(mapping);
    }
    if (event instanceof SequenceStartEvent sequence) {
      return sequence(sequence);
    }
    ScalarEvent scalar = (ScalarEvent) event;
    int end = offset(event.getEndMark());
    if (scalar.getScalarStyle() == ScalarStyle.LITERAL
        || scalar.getScalarStyle() == ScalarStyle.FOLDED) {
      end = withoutBlanks(offset(event.getStartMark()), end);
    }
    return new PlacedNode.Scalar(
        place(event, scalar.getTag(), end), scalar.getValue(), scalar.getScalarStyle());
  }

  private PlacedNode mapping(MappingStartEvent event) {
    List<PlacedNode.Entry> entries = new ArrayList<>();
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      PlacedNode key = node();
      entries.add(new PlacedNode.Entry(key, value(key)));
    }
    int end = offset(events.getEvent().getEndMark());
    // Without braces it has no end of its own: 'a: b' in a list in brackets is such a mapping too.
    boolean braces = event.isFlow() && text.charAt(content(event, event.getTag(), end)) == '{';
    if (!braces && !entries.isEmpty()) {
      end = entries.get(entries.size() - 1).value().end();
    }
    return new PlacedNode.Mapping(place(event, event.getTag(), end), event.isFlow(), entries);
  }

  // The parser says of a value that is left out that it stands before the next token.
  private PlacedNode value(PlacedNode key) {
    PlacedNode value = node();
    if (value.end() > value.start() || value.place().anchor().isPresent()) {
      return value;
    }
    int at = key.end();
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    at = at < text.length() && text.charAt(at) == ':' ? at + 1 : key.end();
    return new PlacedNode.Scalar(new Place(at, at, at, Optional.empty()), "", ScalarStyle.PLAIN);
  }

  private PlacedNode sequence(SequenceStartEvent event) {
    List<PlacedNode> items = new ArrayList<>();
    while (!events.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node());
    }
    int end = offset(events.getEvent().getEndMark());
    if (!event.isFlow() && !items.isEmpty()) {
      end = items.get(items.size() - 1).end();
    }
    return new PlacedNode.Sequence(place(event, event.getTag(), end), event.isFlow(), items);
  }

  private Place place(NodeEvent event, @Nullable String tag, int end) {
    return new Place(
        offset(event.getStartMark()),
        content(event, tag, end),
        end,
        Optional.ofNullable(event.getAnchor()));
  }

  // An anchor, or the tag '!', stands before the value, perhaps with comments in between.
  private int content(NodeEvent event, @Nullable String tag, int end) {
    int at = offset(event.getStartMark());
    if (event.getAnchor() == null && tag == null) {
      return at;
    }
    while (at < end) {
      char next = text.charAt(at);
      if (next == '&' || next == '!') {
        at = after(at, end, found -> !Character.isWhitespace(found));
      } else if (next == '#') {
        at = after(at, end, found -> !PlacedText.isBreak(found));
      } else if (Character.isWhitespace(next) || PlacedText.isBreak(next)) {
        at++;
      } else {
        return at;
      }
    }
    return end;
  }

  private int after(int start, int end, IntPredicate inside) {
    int at = start;
    while (at < end && inside.test(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int withoutBlanks(int start, int end) {
    int at = end;
    while (at > start + 1 && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private int offset(Mark mark) {
    return chars[mark.getIndex()];
  }
}
