package io.pipewright.localcloud.faults;

import io.pipewright.localcloud.LocalCloud;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Proxies before every endpoint of a local cloud. Clients that are sent to {@link #environment()}
 * meet the faults; the cloud's own children do not, unless they are given it.
 */
public final class CloudFaults implements AutoCloseable {
  private final Map<String, String> environment;
  private final Map<Endpoint, FaultProxy> proxies = new EnumMap<>(Endpoint.class);

  /** Where a service listens. */
  public enum Endpoint {
    /** Everything without an endpoint of its own: ECS, Secrets Manager, KMS, CloudFormation … */
    OTHERS("AWS_ENDPOINT_URL"),
    /** S3. */
    S3("AWS_ENDPOINT_URL_S3"),
    /** SQS. */
    SQS("AWS_ENDPOINT_URL_SQS"),
    /** DynamoDB. */
    DYNAMODB("AWS_ENDPOINT_URL_DYNAMODB");

    private final String variable;

    Endpoint(String variable) {
      this.variable = variable;
    }
  }

  private CloudFaults(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Before that cloud, which stays its owner's to close. */
  public static CloudFaults before(LocalCloud cloud) {
    Map<String, String> environment = new HashMap<>(cloud.environment());
    CloudFaults faults = new CloudFaults(environment);
    for (Endpoint endpoint : Endpoint.values()) {
      FaultProxy proxy = FaultProxy.before(URI.create(environment.get(endpoint.variable)));
      faults.proxies.put(endpoint, proxy);
      environment.put(endpoint.variable, proxy.uri().toString());
    }
    return faults;
  }

  /** The variables that send an SDK through the proxies. */
  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** The proxy before an endpoint, for faults of other kinds. */
  public FaultProxy proxy(Endpoint endpoint) {
    FaultProxy proxy = proxies.get(endpoint);
    if (proxy == null) {
      throw new IllegalStateException("there is no proxy before " + endpoint);
    }
    return proxy;
  }

  /**
   * Has the next calls of an operation fail.
   *
   * @param operation as AWS names it, for example {@code RunTask}; of S3 {@code PutObject}, {@code
   *     GetObject}, {@code HeadObject}, {@code CreateMultipartUpload}, {@code UploadPart} and
   *     {@code CompleteMultipartUpload} are known. Operations of the Query protocol
   *     (CloudFormation, STS) are not told apart
   */
  public CloudFaults next(Endpoint endpoint, String operation, int count, Fault fault) {
    proxy(endpoint)
        .next(
            count,
            endpoint == Endpoint.S3 ? ofS3(operation) : call -> call.operation().equals(operation),
            fault);
    return this;
  }

  private static Predicate<Call> ofS3(String operation) {
    return switch (operation) {
      case "PutObject" ->
          call -> call.method().equals("PUT") && isObject(call) && !has(call, "partNumber");
      case "GetObject" -> call -> call.method().equals("GET") && isObject(call);
      case "HeadObject" -> call -> call.method().equals("HEAD") && isObject(call);
      case "CreateMultipartUpload" -> call -> call.method().equals("POST") && has(call, "uploads");
      case "UploadPart" -> call -> call.method().equals("PUT") && has(call, "partNumber");
      case "CompleteMultipartUpload" ->
          call -> call.method().equals("POST") && has(call, "uploadId");
      default ->
          throw new IllegalArgumentException("the operation " + operation + " of S3 is not known");
    };
  }

  private static boolean isObject(Call call) {
    return call.path().indexOf('/', 1) > 0;
  }

  private static boolean has(Call call, String parameter) {
    return Stream.of(call.query().split("&", -1))
        .anyMatch(part -> part.equals(parameter) || part.startsWith(parameter + "="));
  }

  @Override
  public void close() {
    proxies.values().forEach(FaultProxy::close);
  }
}
