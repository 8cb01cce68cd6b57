package io.pipewright.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A document in the editor. Lines and columns count from 1, as people do. */
record OpenDocument(LanguageServer server, String uri, String text) {
  /**
   * A place under which the editor draws red.
   *
   * @param line where it starts
   */
  record Diagnostic(int line, String message) {}

  /**
   * An entry of the list that the editor offers.
   *
   * @param inserted what choosing it writes; a snippet, with places to fill in
   * @param explanation what is shown beside it
   */
  record Offer(String label, String inserted, String explanation) {}

  List<Diagnostic> diagnostics() {
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (JsonNode node : server.diagnostics(uri)) {
      int line = node.path("range").path("start").path("line").asInt() + 1;
      diagnostics.add(new Diagnostic(line, node.path("message").asText()));
    }
    return diagnostics;
  }

  /** What is shown to the mouse; empty if nothing. */
  String hover(int line, int column) {
    return plain(server.ask("textDocument/hover", at(line, column)).path("contents"));
  }

  List<Offer> offers(int line, int column) {
    List<Offer> offers = new ArrayList<>();
    for (JsonNode item : server.ask("textDocument/completion", at(line, column)).path("items")) {
      offers.add(
          new Offer(
              item.path("label").asText(),
              item.path("textEdit").path("newText").asText(),
              plain(item.path("documentation"))));
    }
    return offers;
  }

  private ObjectNode at(int line, int column) {
    ObjectNode parameters = LanguageServer.document(uri);
    parameters.putObject("position").put("line", line - 1).put("character", column - 1);
    return parameters;
  }

  /** Text, or Markdown without its escapes. */
  private static String plain(JsonNode content) {
    return content.isTextual()
        ? content.asText()
        : content.path("value").asText().replaceAll("\\\\([\\\\`*_{}\\[\\]#+!])", "$1");
  }
}
