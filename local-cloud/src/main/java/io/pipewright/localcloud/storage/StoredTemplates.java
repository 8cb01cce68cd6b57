package io.pipewright.localcloud.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pipewright.localcloud.cloudformation.TemplateSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Reads a {@code TemplateURL} of the form {@code http://127.0.0.1:port/bucket/key}. */
public final class StoredTemplates implements TemplateSource {
  private final S3Storage storage;

  /** From there and nowhere else. */
  public StoredTemplates(S3Storage storage) {
    this.storage = storage;
  }

  @Override
  public Optional<String> read(URI url) {
    URI own = storage.uri();
    String path = url.getPath();
    int slash = path == null ? -1 : path.indexOf('/', 1);
    if (path == null || slash < 0 || !own.getAuthority().equals(url.getAuthority())) {
      return Optional.empty();
    }
    try (InputStream object =
        storage.store().getBlob(path.substring(1, slash), path.substring(slash + 1))) {
      return object == null
          ? Optional.empty()
          : Optional.of(new String(object.readAllBytes(), UTF_8));
    } catch (S3Exception e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + url, e);
    }
  }
}
