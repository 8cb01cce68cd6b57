package io.pipewright.webhook.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pipewright.generation.StoredObject;
import io.pipewright.receive.failure.UnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/** What the real client makes of an S3 that throttles, fails, or may not use the key. */
class S3FaultsTest {
  private static final String KMS_KEY = "arn:aws:kms:eu-west-1:111111111111:key/payments";
  private static final String SLOW_DOWN = "SlowDown";

  private final Deque<String> faults = new ArrayDeque<>();
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private S3Client client;
  private ObjectStore store;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    client =
        S3Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
            .overrideConfiguration(
                it ->
                    it.addExecutionInterceptor(new UploadWithoutExpect())
                        .retryStrategy(
                            DefaultRetryStrategy.standardStrategyBuilder()
                                .backoffStrategy(BackoffStrategy.retryImmediately())
                                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                                .build()))
            .build();
    store = new S3ObjectStore(client, "sources");
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void throttledPutIsRepeated() {
    faults.addAll(List.of(SLOW_DOWN, "InternalError"));

    assertThat(store(10).versionId()).isEqualTo("v1");
    assertThat(calls).containsExactly("PUT /k", "PUT /k", "PUT /k");
  }

  @Test
  void throttledForGoodIsUnavailableAndLeavesNothing() {
    faults.addAll(List.of("", SLOW_DOWN, SLOW_DOWN, SLOW_DOWN));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> store(S3Upload.PART_SIZE + 1))
        .withMessageContaining("S3 throttles (SlowDown)");
    assertThat(calls).last().isEqualTo("DELETE /k");
    assertThat(calls).hasSize(5);
  }

  @Test
  void disabledKeyIsNamedWithTheFix() {
    faults.add("KMS.DisabledException");

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> store(10))
        .withMessageContaining("s3://sources/k cannot be written")
        .withMessageContaining(KMS_KEY)
        .withMessageContaining("enable it in KMS");
    assertThat(calls).as("that does not pass by itself within a second").hasSize(1);
  }

  @Test
  void disabledKeyAtTheFirstPartIsNamed() {
    faults.addAll(List.of("KMS.DisabledException"));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> store(S3Upload.PART_SIZE + 1))
        .withMessageContaining(KMS_KEY);
    assertThat(calls).containsExactly("POST /k");
  }

  private StoredObject store(int size) {
    return store.store("k", Map.of(), KMS_KEY, out -> out.write(new byte[size]));
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath().replace("/sources", "");
    calls.add(exchange.getRequestMethod() + " " + path);
    String fault = faults.isEmpty() ? "" : faults.remove();
    byte[] body = body(exchange, fault).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("x-amz-version-id", "v1");
    exchange.getResponseHeaders().add("ETag", "\"e\"");
    exchange.getResponseHeaders().add("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status(fault), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String body(HttpExchange exchange, String fault) {
    if (!fault.isEmpty()) {
      return "<Error><Code>" + fault + "</Code><Message>as told</Message></Error>";
    }
    return exchange.getRequestMethod().equals("POST")
        ? "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>"
        : " ";
  }

  private static int status(String fault) {
    return switch (fault) {
      case "" -> 200;
      case SLOW_DOWN -> 503;
      case "InternalError" -> 500;
      default -> 400;
    };
  }
}
