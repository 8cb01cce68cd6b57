package io.pipewright.generator.storage;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
  int bytesRead;
  int aborted;
  private final Deque<Supplier<HttpExecuteResponse>> answers = new ArrayDeque<>();

  /** Answers 200 with these bytes, and says that there are {@code announced}. */
  ScriptedHttp then(byte[] body, int announced) {
    answers.add(() -> answer(body, announced));
    return this;
  }

  private HttpExecuteResponse answer(byte[] body, int announced) {
    InputStream counted = new Counted(new ByteArrayInputStream(body));
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(200)
                .putHeader("Content-Length", String.valueOf(announced))
                .build())
        .responseBody(AbortableInputStream.create(counted, () -> aborted++))
        .build();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    requests.add(request.httpRequest().getUri());
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
