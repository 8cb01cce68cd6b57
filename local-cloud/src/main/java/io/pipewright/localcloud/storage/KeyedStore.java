package io.pipewright.localcloud.storage;

import io.pipewright.localcloud.keys.KeyStore;
import io.pipewright.localcloud.server.AwsError;
import java.io.InputStream;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;

/**
 * A store that asks whether the KMS key of an object may be used, before the object is written or
 * read: a key that is missing, disabled or about to be deleted is refused as S3 refuses it.
 */
final class KeyedStore extends ForwardingBlobStore {
  private static final int BAD_REQUEST = 400;

  private final KeyStore keys;

  KeyedStore(BlobStore store, KeyStore keys) {
    super(store);
    this.keys = keys;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    check(request.bucket(), request.serverSideEncryption(), request.ssekmsKeyId());
    return super.putBlob(request, content);
  }

  @Override
  public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
    check(request.bucket(), request.serverSideEncryption(), request.ssekmsKeyId());
    return super.initiateMultipartUpload(request);
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    check(request.destinationBucket(), request.serverSideEncryption(), request.ssekmsKeyId());
    return super.copyBlob(request);
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
    ResponseInputStream<GetObjectResponse> object = super.getBlob(request);
    if (object != null) {
      usable(object.response().ssekmsKeyId());
    }
    return object;
  }

  private void check(
      String bucket, @Nullable ServerSideEncryption encryption, @Nullable String key) {
    if (key != null) {
      usable(key);
    } else if (encryption == null && supportsBucketEncryption()) {
      defaultKey(bucket).ifPresent(this::usable);
    }
  }

  private Optional<String> defaultKey(String bucket) {
    try {
      ServerSideEncryptionConfiguration configuration = getBucketEncryption(bucket);
      return configuration.rules().stream()
          .map(rule -> rule.applyServerSideEncryptionByDefault())
          .map(ServerSideEncryptionByDefault::kmsMasterKeyID)
          .filter(id -> id != null && !id.isEmpty())
          .findFirst();
    } catch (S3Exception e) {
      // The bucket has none, or there is no bucket, which the call itself will tell.
      return Optional.empty();
    }
  }

  private void usable(@Nullable String reference) {
    if (reference == null || reference.isEmpty()) {
      return;
    }
    KeyStore.Key key;
    try {
      key = keys.get(reference);
    } catch (AwsError unknown) {
      // Unlike AWS: a key that was never made here may be another account's.
      return;
    }
    if (key.state().equals("Disabled")) {
      throw refusal("KMS.DisabledException", key.arn() + " is disabled.");
    }
    if (!key.isEnabled()) {
      throw refusal("KMS.KMSInvalidStateException", key.arn() + " is pending deletion.");
    }
  }

  private static S3Exception refusal(String code, String message) {
    return (S3Exception)
        S3Exception.builder()
            .statusCode(BAD_REQUEST)
            .message(message)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode(code)
                    .errorMessage(message)
                    .serviceName("S3")
                    .sdkHttpResponse(SdkHttpResponse.builder().statusCode(BAD_REQUEST).build())
                    .build())
            .build();
  }
}
