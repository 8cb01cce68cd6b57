package io.pipewright.localcloud.bitbucket.hook;

import io.pipewright.localcloud.bitbucket.Delivery;
import io.pipewright.localcloud.bitbucket.DeliveryAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;

/** Posts deliveries. Redirects are not followed. */
public final class Sender {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * Sends a delivery, perhaps not for the first time.
   *
   * @throws UncheckedIOException if there is no answer
   */
  public DeliveryAnswer send(Delivery delivery, URI webhook, Duration timeout) {
    return send(delivery, delivery.body().getBytes(StandardCharsets.UTF_8), webhook, timeout);
  }

  /** Sends it compressed; the signature is that of the body before. */
  DeliveryAnswer sendCompressed(Delivery delivery, URI webhook, Duration timeout) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(delivery.body().getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory cannot be written to", impossible);
    }
    return send(delivery, compressed.toByteArray(), webhook, timeout);
  }

  private DeliveryAnswer send(Delivery delivery, byte[] body, URI webhook, Duration timeout) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(webhook).timeout(timeout).POST(BodyPublishers.ofByteArray(body));
    delivery.headers().forEach(request::header);
    if (body.length > 1 && body[0] == 0x1f && body[1] == (byte) 0x8b) {
      request.header("Content-Encoding", "gzip");
    }
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new DeliveryAnswer(response.statusCode(), response.body());
    } catch (IOException failure) {
      throw new UncheckedIOException("no answer from " + webhook, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while delivering to " + webhook, interrupted);
    }
  }
}
