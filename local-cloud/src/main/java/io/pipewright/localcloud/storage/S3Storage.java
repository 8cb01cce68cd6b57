package io.pipewright.localcloud.storage;

import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.identity.Credentials;
import io.pipewright.localcloud.keys.KeyStore;
import java.net.URI;
import java.util.Properties;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;

/**
 * S3 on 127.0.0.1, by S3Proxy with its in-memory store: versions, delete markers, default
 * encryption, conditional writes and multipart uploads work. Every request must be signed (SigV4)
 * with a key of the {@link Credentials}.
 *
 * <p>Not real: nothing is encrypted (the KMS key of an object is kept, echoed and, if the keys are
 * given, must be one that may be used), and neither bucket policies nor IAM policies are judged for
 * objects.
 */
public final class S3Storage implements AutoCloseable {
  private static final URI ANY_PORT = URI.create("http://127.0.0.1:0");

  private final BlobStore store;
  private final S3Proxy proxy;

  private S3Storage(BlobStore store, S3Proxy proxy) {
    this.store = store;
    this.proxy = proxy;
  }

  /** Starts the server on a free port; takes about a second. KMS keys are not looked at. */
  public static S3Storage start(Credentials credentials) {
    return start(credentials, BlobStores.create("transient", new Properties()));
  }

  /** The same, but an object whose KMS key cannot be used is neither written nor read. */
  public static S3Storage start(Credentials credentials, KeyStore keys) {
    return start(
        credentials, new KeyedStore(BlobStores.create("transient", new Properties()), keys));
  }

  private static S3Storage start(Credentials credentials, BlobStore store) {
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(ANY_PORT)
            // S3Proxy wants a pair here; the locator below decides about every key.
            .awsAuthentication(AuthenticationType.AWS_V4, "unused", "unused")
            .ignoreUnknownHeaders(true)
            .build();
    proxy.setBlobStoreLocator((identity, bucket, key) -> grant(credentials, store, identity));
    try {
      proxy.start();
    } catch (Exception e) {
      throw new IllegalStateException("S3 does not start on 127.0.0.1: " + e.getMessage(), e);
    }
    return new S3Storage(store, proxy);
  }

  private static @Nullable AccessGrant grant(
      Credentials credentials, BlobStore store, @Nullable String identity) {
    if (identity == null) {
      return null;
    }
    return credentials
        .findValid(identity)
        .map(AccessKey::secretAccessKey)
        .map(secret -> new AccessGrant(secret, store))
        .orElse(null);
  }

  /** Where it listens. An IP address, so that clients address buckets by path. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + proxy.getPort());
  }

  /** The store behind the server. */
  BlobStore store() {
    return store;
  }

  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException("S3 does not stop: " + e.getMessage(), e);
    } finally {
      store.close();
    }
  }
}
