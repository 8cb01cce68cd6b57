package io.pipewright.localcloud.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.sts.StsClient;

class AwsEndpointTest {
  private static final Caller TEAM =
      new Caller("111111111111", "arn:aws:iam::111111111111:role/x", Map.of("team", "pay"));

  private final Credentials credentials = new Credentials(Clock.systemUTC(), new SecureRandom());
  private final AwsEndpoint endpoint = new AwsEndpoint(credentials, Clock.systemUTC());

  @BeforeEach
  void start() {
    endpoint.register(new EchoKeys());
    endpoint.register(new EchoTokens());
    endpoint.page(
        "/hello",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("hi".getBytes(UTF_8));
          }
        });
    endpoint.start();
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void aJsonCallReachesItsOperationWithItsCaller() {
    try (KmsClient kms = kms(basic(credentials.create(TEAM)))) {
      assertThat(kms.describeKey(it -> it.keyId("k<&\"é")).keyMetadata().description())
          .isEqualTo("k<&\"é of pay");
    }
  }

  @Test
  void aQueryCallReachesItsOperationWithItsCaller() {
    try (StsClient sts = sts(basic(credentials.create(TEAM)))) {
      assertThat(sts.getCallerIdentity().arn()).isEqualTo(TEAM.arn() + " <&>");
      assertThat(sts.getCallerIdentity().responseMetadata().requestId()).hasSize(36);
    }
  }

  @Test
  void errorsAreTypedInBothProtocols() {
    AwsCredentials key = basic(credentials.create(TEAM));
    try (KmsClient kms = kms(key);
        StsClient sts = sts(key)) {
      assertThatThrownBy(() -> kms.describeKey(it -> it.keyId("none")))
          .isInstanceOfSatisfying(
              NotFoundException.class, e -> assertThat(e.getMessage()).contains("no <key>"));
      assertFails(
          () -> sts.assumeRole(it -> it.roleArn("no <role>").roleSessionName("s1")),
          403,
          "AccessDenied");
    }
  }

  @Test
  void anUnknownOperationIsATyped400() {
    AwsCredentials key = basic(credentials.create(TEAM));
    try (KmsClient kms = kms(key);
        StsClient sts = sts(key)) {
      assertFails(kms::listKeys, 400, "UnknownOperationException");
      assertFails(sts::getSessionToken, 400, "InvalidAction");
    }
  }

  @Test
  void aWrongSecretIsRefused() {
    String id = credentials.create(TEAM).accessKeyId();
    try (KmsClient kms = kms(AwsBasicCredentials.create(id, "wrong"));
        StsClient sts = sts(AwsBasicCredentials.create(id, "wrong"))) {
      assertFails(() -> kms.describeKey(it -> it.keyId("k")), 403, "InvalidSignatureException");
      assertFails(sts::getCallerIdentity, 403, "SignatureDoesNotMatch");
    }
  }

  @Test
  void anUnknownKeyIsRefused() {
    AwsCredentials nobody = AwsBasicCredentials.create("AKIANOBODY", "x");
    try (KmsClient kms = kms(nobody);
        StsClient sts = sts(nobody)) {
      assertFails(() -> kms.describeKey(it -> it.keyId("k")), 403, "UnrecognizedClientException");
      assertFails(sts::getCallerIdentity, 403, "InvalidClientTokenId");
    }
  }

  @Test
  void aSessionNeedsItsTokenAndEnds() {
    AccessKey session = credentials.createSession(TEAM, Duration.ofMinutes(15));
    AccessKey ended = credentials.createSession(TEAM, Duration.ofSeconds(-1));
    try (KmsClient with = kms(session(session));
        KmsClient without = kms(basic(session));
        KmsClient late = kms(session(ended))) {
      assertThat(with.describeKey(it -> it.keyId("k")).keyMetadata()).isNotNull();
      assertFails(
          () -> without.describeKey(it -> it.keyId("k")), 403, "UnrecognizedClientException");
      assertFails(() -> late.describeKey(it -> it.keyId("k")), 403, "ExpiredTokenException");
    }
  }

  @Test
  void anUnsignedRequestIsRefusedAndAnUnknownPathIsNotFound() throws Exception {
    HttpRequest unsigned =
        HttpRequest.newBuilder(endpoint.uri().resolve("/"))
            .header("X-Amz-Target", "TrentService.DescribeKey")
            .POST(HttpRequest.BodyPublishers.ofString("{\"KeyId\":\"k\"}"))
            .build();
    HttpResponse<String> refused = send(unsigned);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.headers().firstValue("x-amzn-ErrorType"))
        .contains("MissingAuthenticationTokenException");
    assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
  }

  @Test
  void aPageNeedsNoSignature() throws Exception {
    assertThat(get("/hello").body()).isEqualTo("hi");
  }

  @Test
  void aServiceIsRegisteredOnce() {
    assertThatThrownBy(() -> endpoint.register(new EchoKeys()))
        .hasMessageContaining("TrentService");
  }

  @Test
  void aBugIsAnInternalFailureAndNotAnAnswer() {
    try (KmsClient kms = kms(basic(credentials.create(TEAM)))) {
      assertFails(() -> kms.describeKey(it -> it.keyId("bug")), 500, "InternalFailure");
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(endpoint.uri() + path)).build());
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static void assertFails(Runnable call, int status, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(e.statusCode()).isEqualTo(status);
            });
  }

  private static AwsCredentials basic(AccessKey key) {
    return AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
  }

  private static AwsCredentials session(AccessKey key) {
    return AwsSessionCredentials.create(
        key.accessKeyId(), key.secretAccessKey(), key.sessionToken().orElseThrow());
  }

  private KmsClient kms(AwsCredentials key) {
    return KmsClient.builder()
        .endpointOverride(endpoint.uri())
        .region(Region.EU_WEST_1)
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(StaticCredentialsProvider.create(key))
        .build();
  }

  private StsClient sts(AwsCredentials key) {
    return StsClient.builder()
        .endpointOverride(endpoint.uri())
        .region(Region.EU_WEST_1)
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(StaticCredentialsProvider.create(key))
        .build();
  }

  /** Answers with what it was asked. */
  private static final class EchoKeys implements JsonService {
    @Override
    public String targetPrefix() {
      return "TrentService";
    }

    @Override
    public Map<String, JsonService.Operation> operations() {
      return Map.of(
          "DescribeKey",
          (caller, input) -> {
            String id = input.path("KeyId").asText();
            if (id.equals("none")) {
              throw new AwsError(400, "NotFoundException", "no <key>");
            }
            if (id.equals("bug")) {
              throw new IllegalStateException("planted");
            }
            var answer = JsonNodeFactory.instance.objectNode();
            answer
                .putObject("KeyMetadata")
                .put("KeyId", id)
                .put("Description", id + " of " + caller.tags().get("team"));
            return answer;
          });
    }
  }

  private static final class EchoTokens implements QueryService {
    @Override
    public String signingName() {
      return "sts";
    }

    @Override
    public String namespace() {
      return "https://sts.amazonaws.com/doc/2011-06-15/";
    }

    @Override
    public Map<String, QueryService.Operation> operations() {
      return Map.of(
          "GetCallerIdentity",
          (caller, parameters) -> Xml.element("Arn", caller.arn() + " <&>"),
          "AssumeRole",
          (caller, parameters) -> {
            throw new AwsError(403, "AccessDenied", new Form(parameters).get("RoleArn"));
          });
    }
  }
}
