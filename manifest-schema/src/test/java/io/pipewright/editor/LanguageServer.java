package io.pipewright.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A running yaml-language-server, and the editor that it believes to serve. The editor has no
 * files: the documents exist only by being opened.
 */
final class LanguageServer implements AutoCloseable {
  private static final long LIMIT_SECONDS = 60;

  private final Process process;
  private final JsonRpc rpc;
  private final Editor editor;
  private final AtomicInteger documents = new AtomicInteger();

  private LanguageServer(Process process, Editor editor) {
    this.process = process;
    this.editor = editor;
    this.rpc = JsonRpc.start(process.getInputStream(), process.getOutputStream(), editor);
  }

  /** Starts a server and waits until it has taken {@code settings}. */
  static LanguageServer start(Settings settings) throws IOException {
    Process process =
        new ProcessBuilder(Installation.command())
            .directory(Installation.DIRECTORY.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    LanguageServer server = new LanguageServer(process, new Editor(settings));
    try {
      server.introduce();
    } catch (RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
    return server;
  }

  private void introduce() {
    ask("initialize", Capabilities.initialize());
    rpc.tell("initialized", JsonRpc.JSON.createObjectNode());
    // The only request whose answer waits until the settings are taken; the document may be any.
    ask("textDocument/codeLens", document("file:///none.yaml"));
  }

  /** Opens a document, in a directory of its own. */
  OpenDocument open(EditedFile file, String text) {
    String uri = "file:///repository-" + documents.incrementAndGet() + "/" + file.fileName();
    ObjectNode opened = JsonRpc.JSON.createObjectNode();
    opened
        .putObject("textDocument")
        .put("uri", uri)
        .put("languageId", "yaml")
        .put("version", 1)
        .put("text", text);
    editor.diagnostics.put(uri, new CompletableFuture<>());
    rpc.tell("textDocument/didOpen", opened);
    return new OpenDocument(this, uri, text);
  }

  /** What is reported of an open document; the server does it once for each. */
  JsonNode diagnostics(String uri) {
    return await("diagnostics of " + uri, editor.diagnostics.get(uri));
  }

  JsonNode ask(String method, JsonNode parameters) {
    return await(method, rpc.request(method, parameters));
  }

  static ObjectNode document(String uri) {
    ObjectNode parameters = JsonRpc.JSON.createObjectNode();
    parameters.putObject("textDocument").put("uri", uri);
    return parameters;
  }

  /** Ends the server as an editor does; it must end by itself, and must not have failed. */
  @Override
  public void close() {
    try {
      ask("shutdown", JsonRpc.JSON.nullNode());
      rpc.tell("exit", JsonRpc.JSON.nullNode());
      int exitCode = await("exit", process.onExit()).exitValue();
      if (exitCode != 0 || !editor.failures.isEmpty()) {
        throw new IllegalStateException(
            "the language server ended with " + exitCode + " " + editor.failures);
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static <T> T await(String what, Future<T> future) {
    try {
      return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(what + ": no answer in " + LIMIT_SECONDS + " seconds", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(what + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(what + ": interrupted", e);
    }
  }

  /** Answers the server's questions and keeps what it tells. */
  private record Editor(
      Settings settings,
      Map<String, CompletableFuture<JsonNode>> diagnostics,
      List<String> failures)
      implements JsonRpc.Peer {
    Editor(Settings settings) {
      this(settings, new ConcurrentHashMap<>(), new CopyOnWriteArrayList<>());
    }

    @Override
    public JsonNode answer(String method, JsonNode parameters) {
      if (!method.equals("workspace/configuration")) {
        return JsonRpc.JSON.nullNode();
      }
      ArrayNode answer = JsonRpc.JSON.createArrayNode();
      for (JsonNode item : parameters.path("items")) {
        answer.add(settings.section(item.path("section").asText()));
      }
      return answer;
    }

    @Override
    public void told(String method, JsonNode parameters) {
      if (method.equals("textDocument/publishDiagnostics")) {
        diagnostics.get(parameters.path("uri").asText()).complete(parameters.path("diagnostics"));
      } else {
        failures.add(method + " " + parameters);
      }
    }

    @Override
    public void ended(Exception reason) {
      diagnostics.values().forEach(future -> future.completeExceptionally(reason));
    }
  }
}
