package io.pipewright.localcloud.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.localcloud.Clients;
import io.pipewright.localcloud.CloudExecution;
import io.pipewright.localcloud.CloudExecutionSettings;
import io.pipewright.localcloud.LocalCloud;
import io.pipewright.localcloud.LocalCloudSettings;
import io.pipewright.localcloud.codebuild.PathMappings;
import io.pipewright.localcloud.faults.CloudFaults.Endpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The faults as the SDK's clients meet them. */
class CloudFaultsTest {
  @TempDir private static Path directory;
  private static LocalCloud cloud;
  private CloudFaults faults;

  @BeforeAll
  static void start() {
    cloud =
        new LocalCloud(
            new LocalCloudSettings("111111111111", "eu-west-1", directory, Clock.systemUTC()));
    CloudExecution.install(
        cloud,
        new CloudExecutionSettings(
            Map.of("PATH", "/usr/bin:/bin"),
            Map.of(),
            new PathMappings(Map.of()),
            1,
            "factory",
            List.of(),
            1,
            event -> {}));
    cloud.start();
    try (S3Client s3 =
        Clients.client(S3Client.builder(), cloud.storage().uri(), cloud.rootCredentials())) {
      s3.createBucket(it -> it.bucket("source"));
    }
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @BeforeEach
  void proxies() {
    faults = CloudFaults.before(cloud);
  }

  @AfterEach
  void noProxies() {
    faults.close();
  }

  /** An error that answers "Expect: 100-continue" loses its body in the JDK's client. */
  private static final class WithoutExpect implements ExecutionInterceptor {
    @Override
    public SdkHttpRequest modifyHttpRequest(
        Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
      return context.httpRequest().toBuilder().removeHeader("Expect").build();
    }
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String variable, boolean patient) {
    builder.overrideConfiguration(
        it -> {
          it.addExecutionInterceptor(new WithoutExpect());
          if (!patient) {
            it.retryStrategy(AwsRetryStrategy.doNotRetry());
          }
        });
    return Clients.client(
        builder, URI.create(faults.environment().get(variable)), cloud.rootCredentials());
  }

  private S3Client s3(boolean patient) {
    return client(S3Client.builder(), "AWS_ENDPOINT_URL_S3", patient);
  }

  @Test
  void s3IsSlowedDownAsOftenAsToldAndThenTakesTheObject() {
    faults.next(Endpoint.S3, "PutObject", 2, AwsFaults.slowDown());
    try (S3Client impatient = s3(false);
        S3Client patient = s3(true)) {
      assertThatThrownBy(
              () ->
                  impatient.putObject(
                      it -> it.bucket("source").key("x"), RequestBody.fromString("content")))
          .isInstanceOfSatisfying(
              S3Exception.class,
              e -> {
                assertThat(e.statusCode()).isEqualTo(503);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SlowDown");
                assertThat(e.isThrottlingException()).isTrue();
              });
      patient.putObject(it -> it.bucket("source").key("x"), RequestBody.fromString("content"));
      assertThat(patient.getObjectAsBytes(it -> it.bucket("source").key("x")).asUtf8String())
          .isEqualTo("content");
    }
    assertThat(faults.proxy(Endpoint.S3).calls())
        .filteredOn(call -> call.method().equals("PUT"))
        .hasSize(3);
  }

  @Test
  void s3Fails() {
    faults.next(Endpoint.S3, "GetObject", 1, AwsFaults.s3InternalError());
    faults.next(Endpoint.S3, "CreateMultipartUpload", 1, AwsFaults.s3InternalError());
    try (S3Client s3 = s3(false)) {
      s3.putObject(it -> it.bucket("source").key("y"), RequestBody.fromString("content"));
      assertThatThrownBy(() -> s3.getObjectAsBytes(it -> it.bucket("source").key("y")))
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(500));
      assertThatThrownBy(() -> s3.createMultipartUpload(it -> it.bucket("source").key("z")))
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(500));
    }
    assertThatThrownBy(
            () -> faults.next(Endpoint.S3, "PutBucketAcl", 1, AwsFaults.s3InternalError()))
        .hasMessageContaining("PutBucketAcl");
  }

  @Test
  void dynamoIsThrottled() {
    faults.next(Endpoint.DYNAMODB, "ListTables", 1, AwsFaults.throughputExceeded());
    try (DynamoDbClient dynamo =
        client(DynamoDbClient.builder(), "AWS_ENDPOINT_URL_DYNAMODB", false)) {
      assertThatThrownBy(dynamo::listTables)
          .isInstanceOf(ProvisionedThroughputExceededException.class);
      assertThat(dynamo.listTables().tableNames()).isEmpty();
    }
  }

  @Test
  void ecsHasNoCapacityOrFails() {
    faults.next(Endpoint.OTHERS, "RunTask", 1, AwsFaults.taskRefused("RESOURCE:CPU"));
    faults.next(Endpoint.OTHERS, "RunTask", 1, AwsFaults.internalError());
    try (EcsClient ecs = client(EcsClient.builder(), "AWS_ENDPOINT_URL", false)) {
      assertThat(ecs.runTask(it -> it.cluster("factory").taskDefinition("t")).failures())
          .extracting(Failure::reason)
          .containsExactly("RESOURCE:CPU");
      assertThatThrownBy(() -> ecs.runTask(it -> it.cluster("factory").taskDefinition("t")))
          .isInstanceOfSatisfying(
              EcsException.class, e -> assertThat(e.statusCode()).isEqualTo(500));
      assertThat(ecs.listTasks(it -> it.cluster("factory")).taskArns()).isEmpty();
    }
  }

  @Test
  void sqsIsDownAndUpAgain() {
    faults.proxy(Endpoint.SQS).next(FaultProxy.ALWAYS, call -> true, new Fault.Drop());
    try (SqsClient sqs = client(SqsClient.builder(), "AWS_ENDPOINT_URL_SQS", false)) {
      assertThatThrownBy(sqs::listQueues).isInstanceOf(SdkClientException.class);
      faults.proxy(Endpoint.SQS).clear();
      assertThat(sqs.listQueues().queueUrls()).isEmpty();
    }
  }
}
