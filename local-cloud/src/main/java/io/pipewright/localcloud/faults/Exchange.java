package io.pipewright.localcloud.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request that the proxy has read the head of. */
final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
  private static final int PIECE = 16 * 1024;
  private static final int FOUND = 302;
  private static final int LINGER_MILLIS = 2000;

  private final Socket client;
  private final RequestHead head;
  private final Call call;
  private final URI target;

  Exchange(Socket client, RequestHead head, Call call, URI target) {
    this.client = client;
    this.head = head;
    this.call = call;
    this.target = target;
  }

  /** Sends the request on and the answer back. */
  void pass() throws IOException {
    try (Socket server = send()) {
      server.getInputStream().transferTo(client.getOutputStream());
    }
  }

  void fail(Fault fault) throws IOException {
    fault.match(new Failures()).run();
  }

  private interface Failure {
    void run() throws IOException;
  }

  private final class Failures implements Fault.Cases<Failure> {
    @Override
    public Failure answer(Fault.Answer fault) {
      return () -> answerInstead(fault);
    }

    @Override
    public Failure drop(Fault.Drop fault) {
      return Exchange.this::reset;
    }

    @Override
    public Failure loseAnswer(Fault.LoseAnswer fault) {
      return () -> {
        try (Socket server = send()) {
          server.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
        reset();
      };
    }

    @Override
    public Failure trickle(Fault.Trickle fault) {
      return () -> drip(fault.bytes(), fault.pause());
    }

    @Override
    public Failure truncate(Fault.Truncate fault) {
      return Exchange.this::half;
    }

    @Override
    public Failure redirect(Fault.Redirect fault) {
      String location = fault.host().resolve("/").toString().replaceAll("/$", "") + call.target();
      return () -> answerInstead(new Fault.Answer(FOUND, Map.of("Location", location), ""));
    }
  }

  /** Sends the request on; its body follows beside what the caller does. */
  private Socket send() throws IOException {
    Socket server = new Socket(target.getHost(), target.getPort());
    server.setTcpNoDelay(true);
    server.getOutputStream().write(head.forwarded());
    FaultProxy.daemon("fault-proxy-body", () -> copyBody(server));
    return server;
  }

  private void copyBody(Socket server) {
    try {
      client.getInputStream().transferTo(server.getOutputStream());
    } catch (IOException e) {
      // The answer is complete, and the connection with it.
      LOG.debug("a request's body ends", e);
    }
  }

  private void answerInstead(Fault.Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(UTF_8);
    StringBuilder text = new StringBuilder("HTTP/1.1 " + answer.status() + " Fault\r\n");
    answer.headers().forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
    text.append("Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n");
    OutputStream out = client.getOutputStream();
    out.write(text.toString().getBytes(UTF_8));
    if (!call.method().equals("HEAD")) {
      out.write(body);
    }
    out.flush();
    client.shutdownOutput();
    drain();
  }

  /** A client that still sends must be let, or it sees a broken connection and not the answer. */
  private void drain() throws IOException {
    client.setSoTimeout(LINGER_MILLIS);
    try {
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (SocketTimeoutException e) {
      LOG.debug("the client keeps its connection", e);
    }
  }

  /** Ends the connection as a host that has gone does. */
  private void reset() throws IOException {
    client.setSoLinger(true, 0);
    client.close();
  }

  private void drip(int bytes, Duration pause) throws IOException {
    try (Socket server = send()) {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      byte[] piece = new byte[bytes];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        out.write(piece, 0, read);
        out.flush();
        Thread.sleep(pause.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The whole answer must be there to know where its half is: held in memory. */
  private void half() throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream(PIECE);
    try (Socket server = send()) {
      server.getInputStream().transferTo(answer);
    }
    byte[] all = answer.toByteArray();
    int body = bodyStart(all);
    OutputStream out = client.getOutputStream();
    out.write(all, 0, body + (all.length - body) / 2);
    out.flush();
  }

  private static int bodyStart(byte[] answer) {
    for (int i = 0; i + 3 < answer.length; i++) {
      if (answer[i] == '\r'
          && answer[i + 1] == '\n'
          && answer[i + 2] == '\r'
          && answer[i + 3] == '\n') {
        return i + 4;
      }
    }
    return answer.length;
  }
}
