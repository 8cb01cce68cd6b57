package io.pipewright.localcloud.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The head of a request as it was sent: lines before the empty one.
 *
 * @param lines the request line and the headers
 */
record RequestHead(List<String> lines) {
  private static final int LONGEST = 64 * 1024;

  /** They are between two hosts, so each connection has its own. */
  private static final Set<String> HOP_BY_HOP =
      Set.of("connection", "keep-alive", "upgrade", "http2-settings");

  RequestHead {
    lines = List.copyOf(lines);
  }

  /** Reads one; empty if the connection ends before. */
  static Optional<RequestHead> read(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    List<String> lines = new ArrayList<>();
    for (int read = 0; read < LONGEST; read++) {
      int next = in.read();
      if (next < 0) {
        return Optional.empty();
      }
      if (next != '\n') {
        line.write(next);
        continue;
      }
      String text = line.toString(ISO_8859_1).stripTrailing();
      line.reset();
      if (text.isEmpty()) {
        return Optional.of(new RequestHead(lines));
      }
      lines.add(text);
    }
    throw new IOException("the head of the request is longer than 64 KiB");
  }

  /** What the request asks for. */
  Call call() throws IOException {
    String[] words = lines.get(0).split(" ", -1);
    if (words.length != 3) {
      throw new IOException("not a request: " + lines.get(0));
    }
    int mark = words[1].indexOf('?');
    Map<String, List<String>> headers = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      headers
          .computeIfAbsent(name(line), name -> new ArrayList<>())
          .add(line.substring(line.indexOf(':') + 1).strip());
    }
    return new Call(
        words[0],
        mark < 0 ? words[1] : words[1].substring(0, mark),
        mark < 0 ? "" : words[1].substring(mark + 1),
        headers);
  }

  /** The same for the next host, which is to end the connection after its answer. */
  byte[] forwarded() {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      if (!HOP_BY_HOP.contains(name(line))) {
        text.append(line).append("\r\n");
      }
    }
    return text.append("Connection: close\r\n\r\n").toString().getBytes(ISO_8859_1);
  }

  private static String name(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
  }
}
