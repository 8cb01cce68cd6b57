package io.pipewright.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** JSON-RPC 2.0 as the Language Server Protocol frames it: each message after its length. */
final class JsonRpc {
  static final ObjectMapper JSON = new ObjectMapper();

  private final InputStream in;
  private final OutputStream out;
  private final Peer peer;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();

  /** What the other side asks and tells; called on the thread that reads. */
  interface Peer {
    JsonNode answer(String method, JsonNode parameters);

    void told(String method, JsonNode parameters);

    /** The other side has closed its stream, or wrote what is no message. */
    void ended(Exception reason);
  }

  private JsonRpc(InputStream in, OutputStream out, Peer peer) {
    this.in = in;
    this.out = out;
    this.peer = peer;
  }

  static JsonRpc start(InputStream in, OutputStream out, Peer peer) {
    JsonRpc rpc = new JsonRpc(in, out, peer);
    Thread reader = new Thread(rpc::readAll, "language-server");
    reader.setDaemon(true);
    reader.start();
    return rpc;
  }

  CompletableFuture<JsonNode> request(String method, JsonNode parameters) {
    int id = lastId.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    pending.put(id, answer);
    write(message().put("id", id).put("method", method).set("params", parameters));
    return answer;
  }

  void tell(String method, JsonNode parameters) {
    write(message().put("method", method).set("params", parameters));
  }

  private void readAll() {
    try {
      while (true) {
        receive(JSON.readTree(read()));
      }
    } catch (IOException | RuntimeException e) {
      pending.values().forEach(answer -> answer.completeExceptionally(e));
      peer.ended(e);
    }
  }

  private void receive(JsonNode message) {
    String method = message.path("method").asText();
    if (method.isEmpty()) {
      CompletableFuture<JsonNode> answer = pending.remove(message.path("id").asInt());
      if (message.has("error")) {
        answer.completeExceptionally(new IOException(message.path("error").toString()));
      } else {
        answer.complete(message.path("result"));
      }
    } else if (message.has("id")) {
      JsonNode result = peer.answer(method, message.path("params"));
      ObjectNode answer = message();
      answer.set("id", message.path("id"));
      write(answer.set("result", result));
    } else {
      peer.told(method, message.path("params"));
    }
  }

  private byte[] read() throws IOException {
    int length = -1;
    for (String header = header(); !header.isEmpty(); header = header()) {
      if (header.startsWith("Content-Length: ")) {
        length = Integer.parseInt(header.substring("Content-Length: ".length()));
      }
    }
    if (length < 0) {
      throw new IOException("a message without its length");
    }
    byte[] bytes = new byte[length];
    new DataInputStream(in).readFully(bytes);
    return bytes;
  }

  private String header() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the language server ended");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  private static ObjectNode message() {
    return JSON.createObjectNode().put("jsonrpc", "2.0");
  }

  private void write(JsonNode message) {
    byte[] body = message.toString().getBytes(StandardCharsets.UTF_8);
    byte[] head = ("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    synchronized (out) {
      try {
        out.write(head);
        out.write(body);
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
