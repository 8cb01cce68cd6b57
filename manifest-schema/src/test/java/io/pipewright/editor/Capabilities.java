package io.pipewright.editor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/** What the editor says of itself: what the usual ones can. */
final class Capabilities {
  private static final String INITIALIZE =
      """
      {
        "processId": null,
        "rootUri": null,
        "locale": "en",
        "capabilities": {
          "workspace": { "configuration": true },
          "textDocument": {
            "hover": { "contentFormat": ["markdown"] },
            "completion": {
              "completionItem": { "snippetSupport": true, "documentationFormat": ["markdown"] }
            },
            "publishDiagnostics": {}
          }
        }
      }
      """;

  private Capabilities() {}

  /** The parameters of the request {@code initialize}. */
  static JsonNode initialize() {
    try {
      return JsonRpc.JSON.readTree(INITIALIZE);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
