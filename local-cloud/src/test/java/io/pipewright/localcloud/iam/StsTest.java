package io.pipewright.localcloud.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import io.pipewright.localcloud.server.AwsEndpoint;
import io.pipewright.localcloud.server.AwsError;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Tag;

class StsTest {
  private static final String ACCOUNT = "111111111111";
  private static final String PROVIDER = "arn:aws:iam::111111111111:saml-provider/okta";
  private static final String PEOPLE = "arn:aws:iam::111111111111:role/pipewright-people";
  private static final String DEPLOY = "arn:aws:iam::111111111111:role/deploy";
  private static final String BUILD = "arn:aws:iam::111111111111:role/service-role/build";
  private static final String SAML_TRUST =
      """
      {"Version":"2012-10-17","Statement":[
       {"Effect":"Allow","Action":"sts:AssumeRoleWithSAML","Principal":{"Federated":"%1$s"},
        "Condition":{"StringEquals":{"SAML:aud":"https://signin.aws.amazon.com/saml",
                                     "aws:RequestTag/approver":["true","false"]},
                     "StringLike":{"aws:RequestTag/team":"?*"}}},
       {"Effect":"Allow","Action":"sts:TagSession","Principal":{"Federated":"%1$s"},
        "Condition":{"ForAllValues:StringEquals":{"aws:TagKeys":["team","approver"]}}}]}
      """
          .formatted(PROVIDER);
  private static final String ACCOUNT_TRUST =
      """
      {"Version":"2012-10-17","Statement":[
       {"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"arn:aws:iam::111111111111:root"},
        "Condition":{"ArnEquals":{"aws:PrincipalArn":"%s"}}}]}
      """
          .formatted(BUILD);
  private static final String SERVICE_TRUST =
      """
      {"Version":"2012-10-17","Statement":[
       {"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"codebuild.amazonaws.com"},
        "Condition":{"StringEquals":{"aws:SourceAccount":"111111111111"}}}]}
      """;

  private final Credentials credentials = new Credentials(Clock.systemUTC(), new SecureRandom());
  private final AwsEndpoint endpoint = new AwsEndpoint(credentials, Clock.systemUTC());
  private final Roles roles = new Roles();
  private final RoleSessions sessions =
      new RoleSessions(roles, new PolicyAuthorizer(roles), credentials);

  @BeforeEach
  void start() {
    endpoint.register(new Sts(sessions, roles));
    endpoint.start();
    roles.put(role("pipewright-people", PEOPLE, SAML_TRUST, Map.of("team", "nobody")));
    roles.put(role("deploy", DEPLOY, ACCOUNT_TRUST, Map.of()));
    roles.put(role("build", BUILD, SERVICE_TRUST, Map.of("team", "pay")));
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void peopleComeWithTheTagsOfTheirIdentityProvider() {
    try (StsClient sts = client(provider())) {
      AssumeRoleResponse response = assume(sts, PEOPLE, Map.of("team", "pay", "approver", "true"));
      AccessKey key = credentials.find(response.credentials().accessKeyId()).orElseThrow();
      assertThat(key.caller().arn()).isEqualTo(PEOPLE);
      assertThat(key.caller().tags())
          .containsOnly(Map.entry("team", "pay"), Map.entry("approver", "true"));
      assertThat(response.assumedRoleUser().arn())
          .isEqualTo("arn:aws:sts::111111111111:assumed-role/pipewright-people/jo");
      try (StsClient session = client(key)) {
        assertThat(session.getCallerIdentity().arn()).isEqualTo(response.assumedRoleUser().arn());
        assertThat(session.getCallerIdentity().userId()).isEqualTo("AROATEST:jo");
        assertThat(session.getCallerIdentity().account()).isEqualTo(ACCOUNT);
      }
    }
  }

  @Test
  void theTrustPolicysConditionsOnTagsHold() {
    try (StsClient sts = client(provider())) {
      assertDenied(sts, PEOPLE, Map.of("team", "pay"));
      assertDenied(sts, PEOPLE, Map.of("team", "", "approver", "true"));
      assertDenied(sts, PEOPLE, Map.of("team", "pay", "approver", "yes"));
      assertDenied(sts, PEOPLE, Map.of("team", "pay", "approver", "true", "admin", "true"));
      assertDenied(sts, PEOPLE, Map.of());
    }
  }

  @Test
  void onlyThatProviderIsTrusted() {
    Caller other = new Caller(ACCOUNT, PROVIDER.replace("okta", "other"), Map.of());
    try (StsClient root = client(credentials.create(Caller.root(ACCOUNT)));
        StsClient sts = client(credentials.create(other))) {
      assertDenied(root, PEOPLE, Map.of("team", "pay", "approver", "true"));
      assertDenied(sts, PEOPLE, Map.of("team", "pay", "approver", "true"));
    }
  }

  @Test
  void withoutTagSessionInTheTrustPolicyThereAreNoTags() {
    String noTags = SAML_TRUST.replace("sts:TagSession", "sts:SetSourceIdentity");
    roles.put(role("pipewright-people", PEOPLE, noTags, Map.of()));
    try (StsClient sts = client(provider())) {
      assertDenied(sts, PEOPLE, Map.of("team", "pay", "approver", "true"));
    }
  }

  @Test
  void whereTheAccountIsTrustedTheCallersOwnPolicyMustAllowIt() {
    AccessKey build =
        sessions.assumeAsService(
            "codebuild.amazonaws.com", "arn:x", Assumption.plain(BUILD, "build-1"));
    try (StsClient sts = client(build)) {
      assertDenied(sts, DEPLOY, Map.of());
      roles.attach(
          "deploy",
          policy(
              """
              {"Version":"2012-10-17","Statement":[
               {"Effect":"Allow","Action":"sts:AssumeRole","Resource":"%s"}]}
              """
                  .formatted(DEPLOY)),
          List.of("build"));
      assertThat(assume(sts, DEPLOY, Map.of()).credentials().sessionToken()).isNotEmpty();
    }
  }

  @Test
  void aServiceNeedsToBeTrusted() {
    assertThat(
            sessions
                .assumeAsService(
                    "codebuild.amazonaws.com", "arn:x", Assumption.plain(BUILD, "build-1"))
                .caller()
                .tags())
        .containsEntry("team", "pay");
    assertThatThrownBy(
            () ->
                sessions.assumeAsService(
                    "ecs-tasks.amazonaws.com", "arn:x", Assumption.plain(BUILD, "task-1")))
        .isInstanceOf(AwsError.class)
        .hasMessageContaining("ecs-tasks.amazonaws.com is not trusted");
  }

  @Test
  void aDenyForEveryoneHoldsForAService() {
    String denied =
        SERVICE_TRUST.replace(
            "\"Statement\":[",
            "\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sts:*\"},");
    roles.put(role("build", BUILD, denied, Map.of()));
    assertThatThrownBy(
            () ->
                sessions.assumeAsService(
                    "codebuild.amazonaws.com", "arn:x", Assumption.plain(BUILD, "build-1")))
        .isInstanceOf(AwsError.class);
  }

  @Test
  void whatWouldNarrowASessionIsRefusedAndNotIgnored() {
    try (StsClient sts = client(provider())) {
      assertThatThrownBy(
              () -> sts.assumeRole(it -> it.roleArn(PEOPLE).roleSessionName("jo").policy("{}")))
          .isInstanceOfSatisfying(
              AwsServiceException.class,
              e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError"));
    }
  }

  @Test
  void aSessionIsNotLongerThanTheRoleAllows() {
    try (StsClient sts = client(provider())) {
      assertThatThrownBy(
              () ->
                  sts.assumeRole(
                      it ->
                          it.roleArn(PEOPLE)
                              .roleSessionName("jo")
                              .durationSeconds(7200)
                              .tags(tags(Map.of("team", "pay", "approver", "true")))))
          .hasMessageContaining("MaxSessionDuration");
    }
  }

  private static AssumeRoleResponse assume(StsClient sts, String role, Map<String, String> tags) {
    return sts.assumeRole(it -> it.roleArn(role).roleSessionName("jo").tags(tags(tags)));
  }

  private static void assertDenied(StsClient sts, String role, Map<String, String> tags) {
    assertThatThrownBy(() -> assume(sts, role, tags))
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(403);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            });
  }

  private static List<Tag> tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(it -> Tag.builder().key(it.getKey()).value(it.getValue()).build())
        .toList();
  }

  private AccessKey provider() {
    return credentials.create(new Caller(ACCOUNT, PROVIDER, Map.of()));
  }

  private static Role role(String name, String arn, String trust, Map<String, String> tags) {
    return new Role(
        name,
        arn,
        "AROATEST",
        PolicyDocument.ofTrust(json(trust)),
        Map.of(),
        List.of(),
        Optional.empty(),
        Duration.ofHours(1),
        tags);
  }

  private static PolicyDocument policy(String text) {
    return PolicyDocument.ofIdentity(json(text));
  }

  private static com.fasterxml.jackson.databind.JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private StsClient client(AccessKey key) {
    AwsCredentials signing =
        key.sessionToken().isEmpty()
            ? AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())
            : AwsSessionCredentials.create(
                key.accessKeyId(), key.secretAccessKey(), key.sessionToken().get());
    return StsClient.builder()
        .endpointOverride(endpoint.uri())
        .region(Region.EU_WEST_1)
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(StaticCredentialsProvider.create(signing))
        .build();
  }
}
