package io.pipewright.generator.storage;

import io.pipewright.generation.StoredObject;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;
import software.amazon.awssdk.core.exception.NonRetryableException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** S3. An archive may be larger than the task's memory: it is read as it comes in, and once. */
public final class S3SourceReader implements SourceReader {
  private final S3Client s3;

  /** Reads through this client, which stays its owner's. */
  public S3SourceReader(S3Client s3) {
    this.s3 = s3;
  }

  @Override
  public Map<String, byte[]> read(StoredObject zip, Set<String> paths, int limitBytesEach) {
    if (paths.isEmpty()) {
      return Map.of();
    }
    String address = "s3://%s/%s at %s".formatted(zip.bucket(), zip.key(), zip.versionId());
    return S3Read.of(
        address,
        () ->
            s3.getObject(
                request -> request.bucket(zip.bucket()).key(zip.key()).versionId(zip.versionId()),
                // Made anew for each attempt of the SDK.
                (response, body) ->
                    select(new ZipSelection(paths, limitBytesEach), response, body)));
  }

  private static Map<String, byte[]> select(
      ZipSelection selection, GetObjectResponse response, AbortableInputStream body) {
    try {
      CountedStream counted = new CountedStream(body);
      selection.read(counted);
      if (!selection.isComplete()) {
        checkLength(counted, response);
      }
      return selection.found();
    } catch (ZipException e) {
      throw NonRetryableException.create("it cannot be read as a zip: " + e.getMessage(), e);
    } catch (IOException e) {
      // The connection broke; the SDK asks again.
      throw RetryableException.create("the answer broke off: " + e.getMessage(), e);
    } finally {
      // Closing would read the rest first, to use the connection again.
      body.abort();
    }
  }

  /** A connection that ends early between two files looks like the end of the zip. */
  private static void checkLength(CountedStream body, GetObjectResponse response)
      throws IOException {
    body.transferTo(OutputStream.nullOutputStream());
    Long announced = response.contentLength();
    if (announced != null && body.count != announced) {
      throw new EOFException("%d of %d bytes came".formatted(body.count, announced));
    }
  }

  /** How much came; closing it leaves the connection alone. */
  private static final class CountedStream extends FilterInputStream {
    private long count;

    CountedStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      count += Math.max(read, 0);
      return read;
    }

    @Override
    public void close() {
      // The connection is left by aborting it.
    }
  }
}
