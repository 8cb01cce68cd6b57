package io.pipewright.webhook.archive;

import io.pipewright.receive.failure.UnavailableException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Bytes of unknown number on their way into one S3 object. Two parts are in memory at a time: one
 * is sent by a thread of its own while the other is filled. What fits into a single part is put
 * with a single call. The object appears on {@link #complete} only.
 */
final class S3Upload extends OutputStream {
  /** Above S3's least part size of 5 MiB; with its most of 10,000 parts, 78 GiB. */
  static final int PART_SIZE = 8 * 1024 * 1024;

  private static final Logger log = LoggerFactory.getLogger(S3Upload.class);

  /** Small objects, which are most, need no more. */
  private static final int FIRST_SIZE = 64 * 1024;

  private final S3Target target;
  private final List<CompletedPart> sent = new ArrayList<>();
  private byte[] part = new byte[FIRST_SIZE];
  private byte[] spare = new byte[0];
  private int filled;
  private @Nullable String uploadId;
  private @Nullable FutureTask<CompletedPart> sending;

  S3Upload(S3Target target) {
    this.target = target;
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int from = offset;
    int left = length;
    while (left > 0) {
      if (filled == PART_SIZE) {
        // Only now is it known that more follows, so that the object needs several parts.
        send();
      }
      int taken = Math.min(left, PART_SIZE - filled);
      makeRoom(filled + taken);
      System.arraycopy(bytes, from, part, filled, taken);
      filled += taken;
      from += taken;
      left -= taken;
    }
  }

  private void makeRoom(int needed) {
    if (needed > part.length) {
      part = Arrays.copyOf(part, Math.min(PART_SIZE, Math.max(needed, part.length * 4)));
    }
  }

  /** Makes the object visible and gives its version, which a bucket without versions has not. */
  Optional<String> complete() {
    String id = uploadId;
    if (id == null) {
      return target.put(part, filled);
    }
    send();
    await();
    return target.complete(id, sent);
  }

  /** Leaves nothing behind. Its own failure is logged only: the first one is the one to tell. */
  void abort() {
    String id = uploadId;
    if (id == null) {
      return;
    }
    try {
      // A part that arrives after the abort would remain.
      await();
    } catch (RuntimeException e) {
      log.debug("the part that was being sent failed, too", e);
    }
    try {
      target.abort(id);
    } catch (SdkException e) {
      log.warn("an unfinished upload of {} remains: {}", target, e.getMessage());
    }
  }

  private void send() {
    String id = uploadId == null ? target.begin() : uploadId;
    uploadId = id;
    await();
    byte[] full = part;
    int length = filled;
    int number = sent.size() + 1;
    FutureTask<CompletedPart> task = new FutureTask<>(() -> target.send(id, number, full, length));
    sending = task;
    Thread thread = new Thread(task, "upload-" + number);
    thread.setDaemon(true);
    thread.start();
    part = spare.length == 0 ? new byte[PART_SIZE] : spare;
    spare = full;
    filled = 0;
  }

  /** Waits for the part that is being sent, and throws what it threw. */
  private void await() {
    FutureTask<CompletedPart> task = sending;
    if (task == null) {
      return;
    }
    sending = null;
    try {
      sent.add(task.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new UnavailableException("a part of " + target + " could not be sent", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted while writing " + target, e);
    }
  }
}
