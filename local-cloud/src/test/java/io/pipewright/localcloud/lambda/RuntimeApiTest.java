package io.pipewright.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The API as any runtime sees it. */
class RuntimeApiTest {
  private static final Instant DEADLINE = Instant.parse("2026-02-03T04:05:06.789Z");

  private final HttpClient http = HttpClient.newHttpClient();
  private final RuntimeApi api =
      RuntimeApi.start("arn:aws:lambda:eu-west-1:111111111111:function:f");

  @AfterEach
  void stop() {
    api.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://" + api.address() + "/2018-06-01/runtime/" + path));
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private String next(String event) throws Exception {
    HttpResponse<String> next = send(request("invocation/next").build());
    assertThat(next.body()).isEqualTo(event);
    assertThat(next.headers().firstValue("Lambda-Runtime-Deadline-Ms"))
        .contains(Long.toString(DEADLINE.toEpochMilli()));
    assertThat(next.headers().firstValue("Lambda-Runtime-Invoked-Function-Arn"))
        .contains("arn:aws:lambda:eu-west-1:111111111111:function:f");
    return next.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
  }

  @Test
  void anInvocationIsAnswered() throws Exception {
    CompletableFuture<String> answer = api.submit("{\"n\":1}", DEADLINE);
    String id = next("{\"n\":1}");
    assertThat(post("invocation/" + id + "/response", "\"ok\"").statusCode()).isEqualTo(202);
    assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo("\"ok\"");
    assertThat(post("invocation/" + id + "/response", "\"again\"").statusCode()).isEqualTo(400);
  }

  @Test
  void anErrorFailsTheInvocation() throws Exception {
    CompletableFuture<String> answer = api.submit("{}", DEADLINE);
    String id = next("{}");
    assertThat(
            post(
                    "invocation/" + id + "/error",
                    "{\"errorType\":\"Odd\",\"errorMessage\":\"it broke\"}")
                .statusCode())
        .isEqualTo(202);
    assertThatThrownBy(() -> answer.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(FunctionException.class)
        .hasMessageContaining("it broke");
  }

  @Test
  void anInitErrorFailsWhatWaitsAndWhatComes() throws Exception {
    CompletableFuture<String> waiting = api.submit("{}", DEADLINE);
    assertThat(post("init/error", "{\"errorType\":\"Odd\",\"errorMessage\":\"no\"}").statusCode())
        .isEqualTo(202);
    assertThat(waiting).isCompletedExceptionally();
    assertThat(api.submit("{}", DEADLINE)).isCompletedExceptionally();
  }

  @Test
  void anAnswerThatIsTooLargeIsRefused() throws Exception {
    CompletableFuture<String> answer = api.submit("{}", DEADLINE);
    String id = next("{}");
    String large = "x".repeat(6 * 1024 * 1024 + 1);
    assertThat(post("invocation/" + id + "/response", large).statusCode()).isEqualTo(413);
    assertThatThrownBy(() -> answer.get(60, TimeUnit.SECONDS))
        .hasMessageContaining("maximum allowed payload size");
  }

  @Test
  void anythingElseIsNotThere() throws Exception {
    assertThat(send(request("other").build()).statusCode()).isEqualTo(404);
  }
}
