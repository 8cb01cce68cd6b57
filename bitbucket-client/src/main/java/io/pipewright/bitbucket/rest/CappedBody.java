package io.pipewright.bitbucket.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Keeps an answer in memory, up to a limit: nothing says how long a broken server's answer is. */
final class CappedBody implements BodySubscriber<byte[]> {
  private static final int LONGEST = 8 * 1024 * 1024;
  private static final int LONGEST_ERROR = 64 * 1024;

  private final int limit;
  private final boolean whole;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private @Nullable Subscription subscription;

  private CappedBody(int limit, boolean whole) {
    this.limit = limit;
    this.whole = whole;
  }

  /** The whole of an answer with success, at most 8 MiB; the first 64 KiB of any other. */
  static BodyHandler<byte[]> handler() {
    return answer ->
        answer.statusCode() / 100 == 2
            ? new CappedBody(LONGEST, true)
            : new CappedBody(LONGEST_ERROR, false);
  }

  /** Nothing of it; only the status is wanted. */
  static BodyHandler<byte[]> none() {
    return answer -> new CappedBody(0, false);
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    if (limit == 0) {
      given.cancel();
      body.complete(new byte[0]);
    } else {
      given.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] bytes = new byte[Math.min(buffer.remaining(), limit - received.size())];
      boolean tooLong = bytes.length < buffer.remaining();
      buffer.get(bytes);
      received.write(bytes, 0, bytes.length);
      if (tooLong) {
        stop();
        return;
      }
    }
  }

  private void stop() {
    if (subscription != null) {
      subscription.cancel();
    }
    if (whole) {
      body.completeExceptionally(new IOException("the answer is longer than " + limit + " bytes"));
    } else {
      body.complete(received.toByteArray());
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(received.toByteArray());
  }
}
