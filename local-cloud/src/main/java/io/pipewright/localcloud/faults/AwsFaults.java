package io.pipewright.localcloud.faults;

import java.util.Map;

/** Answers of AWS that tell of a fault. */
public final class AwsFaults {
  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;
  private static final int UNAVAILABLE = 503;
  private static final String JSON = "application/x-amz-json-1.0";

  private AwsFaults() {}

  /** S3 is asked too often: 503 {@code SlowDown}. */
  public static Fault slowDown() {
    return s3(UNAVAILABLE, "SlowDown", "Please reduce your request rate.");
  }

  /** S3 fails: 500 {@code InternalError}. */
  public static Fault s3InternalError() {
    return s3(SERVER_ERROR, "InternalError", "We encountered an internal error. Please try again.");
  }

  /**
   * DynamoDB is asked for more than a table may: {@code ProvisionedThroughputExceededException}.
   */
  public static Fault throughputExceeded() {
    return json(
        BAD_REQUEST,
        "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
        "The level of configured provisioned throughput for the table was exceeded.");
  }

  /** A JSON service is asked too often: {@code ThrottlingException}. */
  public static Fault throttled() {
    return json(BAD_REQUEST, "ThrottlingException", "Rate exceeded");
  }

  /** A JSON service fails: 500. */
  public static Fault internalError() {
    return json(SERVER_ERROR, "ServerException", "Service Unavailable. Please try again later.");
  }

  /**
   * ECS takes the call but starts no task.
   *
   * @param reason for example {@code RESOURCE:CPU} or {@code Capacity is unavailable at this time}
   */
  public static Fault taskRefused(String reason) {
    return new Fault.Answer(
        200,
        Map.of("Content-Type", "application/x-amz-json-1.1"),
        "{\"tasks\":[],\"failures\":[{\"arn\":\"\",\"reason\":\"" + reason + "\"}]}");
  }

  /**
   * An error of a service that speaks JSON.
   *
   * @param code as the SDK's exception is named
   */
  public static Fault json(int status, String code, String message) {
    return new Fault.Answer(
        status,
        Map.of("Content-Type", JSON),
        "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}");
  }

  /** An error of S3. */
  public static Fault s3(int status, String code, String message) {
    return new Fault.Answer(
        status,
        Map.of("Content-Type", "application/xml"),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>"
            + code
            + "</Code><Message>"
            + message
            + "</Message></Error>");
  }
}
