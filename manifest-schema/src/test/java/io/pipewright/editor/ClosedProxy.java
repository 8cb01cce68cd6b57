package io.pipewright.editor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that lets nothing through and remembers what it was asked for. */
final class ClosedProxy implements AutoCloseable {
  private static final byte[] NO =
      "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket socket;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private ClosedProxy(ServerSocket socket) {
    this.socket = socket;
  }

  static ClosedProxy start() throws IOException {
    ClosedProxy proxy = new ClosedProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread thread = new Thread(proxy::refuseAll, "closed-proxy");
    thread.setDaemon(true);
    thread.start();
    return proxy;
  }

  String address() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** The first line of each request. */
  List<String> requests() {
    return requests;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void refuseAll() {
    try {
      while (true) {
        try (Socket connection = socket.accept()) {
          refuse(connection);
        }
      }
    } catch (IOException e) {
      // The socket was closed: the test is over.
    }
  }

  private void refuse(Socket connection) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
    requests.add(String.valueOf(reader.readLine()));
    for (String line = reader.readLine(); line != null && !line.isEmpty(); ) {
      line = reader.readLine();
    }
    connection.getOutputStream().write(NO);
  }
}
