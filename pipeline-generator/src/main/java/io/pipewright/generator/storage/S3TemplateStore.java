package io.pipewright.generator.storage;

import io.pipewright.generator.surroundings.AwsCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Under {@code templates/} in the factory's source bucket, named by content: storing the same
 * template again changes nothing that is being read.
 */
public final class S3TemplateStore implements TemplateStore {
  private final S3Client s3;
  private final String bucket;

  /** Writes to {@code bucket}, whose default encryption applies. */
  public S3TemplateStore(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public URI store(String name, String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    String key = "templates/%s/%s.json".formatted(name, sha256(bytes));
    AwsCall.of(
        "store the template of " + name,
        () ->
            s3.putObject(
                request -> request.bucket(bucket).key(key).contentType("application/json"),
                RequestBody.fromBytes(bytes)));
    return URI.create(s3.utilities().getUrl(url -> url.bucket(bucket).key(key)).toString());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
