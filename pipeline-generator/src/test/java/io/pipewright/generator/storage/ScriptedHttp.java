package io.pipewright.generator.storage;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The SDK's connection: each request gets the next answer, the last one stays. */
final class ScriptedHttp implements SdkHttpClient {
  final List<URI> requests = new ArrayList<>();
  final Map<String, List<String>> lastHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  int bytesRead;
  int aborted;
  private final Deque<Supplier<HttpExecuteResponse>> answers = new ArrayDeque<>();

  /** Answers 200 with these bytes, and says that there are {@code announced}. */
  ScriptedHttp then(byte[] body, int announced) {
    answers.add(() -> answer(200, body, announced));
    return this;
  }

  /** Answers with an error as S3 writes it. */
  ScriptedHttp thenError(int status, String code) {
    byte[] body =
        "<Error><Code>%s</Code><Message>no</Message></Error>"
            .formatted(code)
            .getBytes(StandardCharsets.UTF_8);
    answers.add(() -> answer(status, body, body.length));
    return this;
  }

  private HttpExecuteResponse answer(int status, byte[] body, int announced) {
    InputStream counted = new Counted(new ByteArrayInputStream(body));
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(status)
                .putHeader("Content-Length", String.valueOf(announced))
                .build())
        .responseBody(AbortableInputStream.create(counted, () -> aborted++))
        .build();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    requests.add(request.httpRequest().getUri());
    lastHeaders.clear();
    lastHeaders.putAll(request.httpRequest().headers());
    Supplier<HttpExecuteResponse> answer =
        answers.size() > 1 ? answers.remove() : answers.element();
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        return answer.get();
      }

      @Override
      public void abort() {
        aborted++;
      }
    };
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      bytesRead++;
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      bytesRead += Math.max(read, 0);
      return read;
    }
  }
}
