package io.pipewright.localcloud.codepipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Keeps artefacts in a pipeline's bucket, under its key. */
final class ArtifactBucket {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int RANDOM_LENGTH = 7;
  private static final int PIPELINE_LENGTH = 20;
  private static final int ARTIFACT_LENGTH = 10;

  private final S3Client s3;
  private final SecureRandom random = new SecureRandom();

  ArtifactBucket(S3Client s3) {
    this.s3 = s3;
  }

  S3Client s3() {
    return s3;
  }

  /** Stores a zip under a key of its own, named as CodePipeline names them. */
  Artifact upload(PipelineDefinition pipeline, String name, Path zip) throws IOException {
    String key =
        first(pipeline.name(), PIPELINE_LENGTH)
            + "/"
            + first(name, ARTIFACT_LENGTH)
            + "/"
            + randomText();
    PutObjectRequest.Builder request =
        PutObjectRequest.builder().bucket(pipeline.artifactStore().bucket()).key(key);
    pipeline
        .artifactStore()
        .keyId()
        .ifPresent(
            id -> request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(id));
    s3.putObject(request.build(), RequestBody.fromFile(zip));
    return new Artifact(pipeline.artifactStore().bucket(), key, sha256(zip));
  }

  void download(Artifact artifact, Path file) throws IOException {
    try (ResponseInputStream<GetObjectResponse> in =
        s3.getObject(get -> get.bucket(artifact.bucket()).key(artifact.key()))) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = digest();
    try (var in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String first(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }

  private String randomText() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < RANDOM_LENGTH; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
