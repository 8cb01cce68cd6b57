package io.pipewright.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.localcloud.Clients;
import io.pipewright.localcloud.LocalCloud;
import io.pipewright.localcloud.LocalCloudSettings;
import io.pipewright.localcloud.iam.Assumption;
import io.pipewright.localcloud.server.AwsError;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.cloudformation.waiters.CloudFormationWaiter;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** Change sets and stacks, over HTTP with the SDK's client and its waiters. */
class CloudFormationTest {
  @TempDir private static Path directory;

  private static final Probe PROBE = new Probe();
  private static LocalCloud cloud;
  private static CloudFormationClient cloudFormation;
  private static CloudFormationWaiter waiter;

  @BeforeAll
  static void start() {
    cloud =
        new LocalCloud(
            new LocalCloudSettings("111111111111", "eu-west-1", directory, Clock.systemUTC()));
    cloud.register(PROBE);
    cloud.start();
    cloudFormation =
        Clients.client(
            CloudFormationClient.builder(), cloud.endpoint().uri(), cloud.rootCredentials());
    waiter =
        CloudFormationWaiter.builder()
            .client(cloudFormation)
            .overrideConfiguration(
                WaiterOverrideConfiguration.builder()
                    .maxAttempts(200)
                    .backoffStrategyV2(BackoffStrategy.fixedDelay(Duration.ofMillis(20)))
                    .build())
            .build();
  }

  @AfterAll
  static void stop() {
    waiter.close();
    cloudFormation.close();
    cloud.close();
  }

  @Test
  void aStackIsCreatedUpdatedAndDeletedByChangeSets() {
    String first = probes("\"A\":" + probe("one", "") + ",\"B\":" + probe("two", ""));
    DescribeChangeSetResponse created = change("life", ChangeSetType.CREATE, first);
    assertThat(created.status()).isEqualTo(ChangeSetStatus.CREATE_COMPLETE);
    assertThat(created.executionStatus()).isEqualTo(ExecutionStatus.AVAILABLE);
    assertThat(created.changes())
        .extracting(
            it -> it.resourceChange().actionAsString() + it.resourceChange().logicalResourceId())
        .containsExactly("AddA", "AddB");
    assertThat(stack("life").stackStatusAsString()).isEqualTo("REVIEW_IN_PROGRESS");
    execute(created);
    assertThat(waiter.waitUntilStackCreateComplete(it -> it.stackName("life")).matched().response())
        .isPresent();
    assertThat(directory.resolve("templates/life.template.json")).hasContent(first);
    assertThat(cloudFormation.getTemplate(it -> it.stackName("life")).templateBody())
        .isEqualTo(first);

    String second = probes("\"A\":" + probe("changed", "") + ",\"C\":" + probe("three", ""));
    DescribeChangeSetResponse updated = change("life", ChangeSetType.UPDATE, second);
    assertThat(updated.changes())
        .extracting(
            it -> it.resourceChange().actionAsString() + it.resourceChange().logicalResourceId())
        .containsExactly("ModifyA", "AddC", "RemoveB");
    execute(updated);
    waiter.waitUntilStackUpdateComplete(it -> it.stackName("life"));
    assertThat(cloudFormation.describeStackResources(it -> it.stackName("life")).stackResources())
        .extracting(it -> it.logicalResourceId() + "=" + it.physicalResourceId())
        .containsExactlyInAnyOrder("A=life-A", "C=life-C");
    assertThat(
            cloudFormation.listStackResources(it -> it.stackName("life")).stackResourceSummaries())
        .hasSize(2);

    cloudFormation.deleteStack(it -> it.stackName("life"));
    waiter.waitUntilStackDeleteComplete(it -> it.stackName("life"));
    assertThat(PROBE.log)
        .containsSubsequence(
            "put life-A one",
            "put life-B two",
            "put life-A changed",
            "put life-C three",
            "delete life-B",
            "delete life-C",
            "delete life-A");
    assertThatThrownBy(() -> stack("life"))
        .hasMessageContaining("Stack with id life does not exist");
  }

  @Test
  void aChangeSetWithoutChangesFailsWithTheReasonOfAws() {
    String template = probes("\"A\":" + probe("one", ""));
    deploy("same", ChangeSetType.CREATE, template);
    DescribeChangeSetResponse again = change("same", ChangeSetType.UPDATE, template);
    assertThat(again.status()).isEqualTo(ChangeSetStatus.FAILED);
    assertThat(again.statusReason())
        .isEqualTo(
            "The submitted information didn't contain changes. Submit different information to create a change set.");
    assertFails(() -> execute(again), "InvalidChangeSetStatus");
    cloudFormation.deleteChangeSet(it -> it.stackName("same").changeSetName(again.changeSetName()));
    assertFails(
        () ->
            cloudFormation.describeChangeSet(
                it -> it.stackName("same").changeSetName(again.changeSetName())),
        "ChangeSetNotFound");
  }

  @Test
  void aFailedCreationIsRolledBackWithTheReasonInTheEvents() {
    String template =
        probes("\"A\":" + probe("one", "") + ",\"B\":" + probe("fail", ",\"DependsOn\":\"A\""));
    execute(change("broken", ChangeSetType.CREATE, template));
    assertThatThrownBy(() -> waiter.waitUntilStackCreateComplete(it -> it.stackName("broken")))
        .hasMessageContaining("ROLLBACK_");
    await("broken", "ROLLBACK_COMPLETE");
    assertThat(events("broken"))
        .anyMatch(it -> it.startsWith("B CREATE_FAILED planted failure"))
        .anyMatch(
            it ->
                it.startsWith(
                    "broken ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [B]"));
    assertThat(PROBE.log).contains("put broken-A one", "delete broken-A");
    assertThatThrownBy(() -> change("broken", ChangeSetType.UPDATE, template))
        .hasMessageContaining("ROLLBACK_COMPLETE state and can not be updated");
  }

  @Test
  void aFailedUpdateRestoresWhatWasThere() {
    deploy("restored", ChangeSetType.CREATE, probes("\"A\":" + probe("one", "")));
    execute(
        change(
            "restored",
            ChangeSetType.UPDATE,
            probes(
                "\"A\":" + probe("two", "") + ",\"B\":" + probe("fail", ",\"DependsOn\":\"A\""))));
    assertThatThrownBy(() -> waiter.waitUntilStackUpdateComplete(it -> it.stackName("restored")))
        .hasMessageContaining("UPDATE_ROLLBACK_");
    await("restored", "UPDATE_ROLLBACK_COMPLETE");
    assertThat(PROBE.log)
        .containsSubsequence("put restored-A one", "put restored-A two", "put restored-A one");
    DescribeChangeSetResponse again =
        change("restored", ChangeSetType.UPDATE, probes("\"A\":" + probe("one", "")));
    assertThat(again.statusReason()).contains("didn't contain changes");
  }

  @Test
  void aBugOfATypeEndsInARollBackAndNotInAStackThatIsInProgressForEver() {
    execute(change("bug", ChangeSetType.CREATE, probes("\"A\":" + probe("bug", ""))));
    assertThatThrownBy(() -> waiter.waitUntilStackCreateComplete(it -> it.stackName("bug")))
        .hasMessageContaining("ROLLBACK_");
    await("bug", "ROLLBACK_COMPLETE");
    assertThat(events("bug")).anyMatch(it -> it.contains("Internal failure of local-cloud"));
  }

  @Test
  void aRetainedResourceStays() {
    deploy(
        "kept",
        ChangeSetType.CREATE,
        probes("\"A\":" + probe("one", ",\"DeletionPolicy\":\"Retain\"")));
    cloudFormation.deleteStack(it -> it.stackName("kept"));
    waiter.waitUntilStackDeleteComplete(it -> it.stackName("kept"));
    assertThat(PROBE.log).contains("put kept-A one").doesNotContain("delete kept-A");
  }

  @Test
  void referencesGiveTheOrderAndFunctionsAreEvaluated() {
    String template =
        """
        {"Parameters":{"Size":{"Type":"String","Default":"small"},"Who":{"Type":"String"}},
         "Conditions":{"Large":{"Fn::Equals":[{"Ref":"Size"},"large"]}},
         "Resources":{
          "Z":{"Type":"Test::Probe","Properties":{"Value":{"Fn::Join":["-",[
             {"Ref":"Y"},{"Fn::GetAtt":["Y","Arn"]},{"Fn::Sub":"${AWS::Region}.${Who}.${Y.Arn}.${!x}"},
             {"Fn::Sub":["${a}+${Who}",{"a":{"Ref":"Size"}}]},
             {"Fn::Select":["1",{"Fn::Split":[":","p:q"]}]},
             {"Fn::If":["Large","L","S"]}]]},
             "Other":{"Ref":"AWS::NoValue"}}},
          "Y":{"Type":"Test::Probe","Properties":{"Value":{"Ref":"AWS::StackName"}}},
          "X":{"Type":"Test::Probe","Condition":"Large","Properties":{"Value":"x"}}},
         "Outputs":{"Out":{"Description":"d","Value":{"Fn::GetAtt":"Z.Arn"}}}}
        """;
    DescribeChangeSetResponse created =
        change(
            "functions",
            ChangeSetType.CREATE,
            template,
            it ->
                it.parameters(
                    Parameter.builder().parameterKey("Who").parameterValue("me").build()));
    execute(created);
    waiter.waitUntilStackCreateComplete(it -> it.stackName("functions"));
    assertThat(PROBE.log)
        .containsSubsequence(
            "put functions-Y functions",
            "put functions-Z functions-Y-arn:functions-Y-eu-west-1.me.arn:functions-Y.${x}-small+me-q-S");
    Stack stack = stack("functions");
    assertThat(stack.outputs())
        .extracting(it -> it.outputKey() + it.outputValue() + it.description())
        .containsExactly("Outarn:functions-Zd");
    assertThat(stack.parameters())
        .extracting(Parameter::parameterValue)
        .containsExactlyInAnyOrder("small", "me");
    assertThat(PROBE.log).doesNotContain("put functions-X x");
  }

  @Test
  void theTagsOfTheStackReachItsResources() {
    execute(
        change(
            "tagged",
            ChangeSetType.CREATE,
            probes("\"A\":" + probe("one", "")),
            it -> it.tags(Tag.builder().key("team").value("pay").build())));
    waiter.waitUntilStackCreateComplete(it -> it.stackName("tagged"));
    assertThat(PROBE.tags).containsEntry("tagged-A", Map.of("team", "pay"));
    assertThat(stack("tagged").tags()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Resources\":{\"A\":{\"Type\":\"AWS::Unknown::Thing\"}}} | Unrecognized resource types: [AWS::Unknown::Thing]",
        "{\"Resources\":{}} | At least one Resources member",
        "{\"Resources\":{\"A\":{\"Type\":\"Test::Probe\",\"Properties\":{\"Value\":{\"Ref\":\"B\"}}}}} | Unresolved resource dependencies [B]",
        "{\"Resources\":{\"A\":{\"Type\":\"Test::Probe\",\"DependsOn\":\"B\"},\"B\":{\"Type\":\"Test::Probe\",\"DependsOn\":\"A\"}}} | Circular dependency between resources: [A, B]",
        "{\"Resources\":{\"A\":{\"Type\":\"Test::Probe\"},\"A\":{\"Type\":\"Test::Probe\"}}} | Duplicate field 'A'",
        "{\"Resources\":{\"A\":{\"Type\":\"Test::Probe\",\"UpdatePolicy\":{}}}} | the resource A has 'UpdatePolicy'",
        "{\"Transform\":\"x\",\"Resources\":{\"A\":{\"Type\":\"Test::Probe\"}}} | the template has 'Transform'",
        "Resources: {} | JSON not well-formed",
        "{\"Parameters\":{\"P\":{\"Type\":\"String\"}},\"Resources\":{\"A\":{\"Type\":\"Test::Probe\"}}} | Parameters: [P] must have values",
      })
  void aTemplateThatIsNotUnderstoodIsRefused(String template, String message) {
    assertThatThrownBy(() -> change("refused", ChangeSetType.CREATE, template))
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError"))
        .hasMessageContaining(message);
    assertThatThrownBy(() -> stack("refused")).hasMessageContaining("does not exist");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Resources\":{\"A\":{\"Type\":\"Test::Probe\",\"Properties\":{\"Valeu\":\"x\"}}}} | A (Test::Probe) Valeu",
        "{\"Resources\":{\"A\":{\"Type\":\"Test::Probe\",\"Properties\":{\"Deep\":[{\"In\":\"x\",\"Out\":\"y\"}]}}}} | A (Test::Probe) Deep.Out",
        "{\"Resources\":{\"A\":{\"Type\":\"Test::Probe\",\"Properties\":{\"Value\":{\"Inner\":\"x\"}}}}} | A (Test::Probe) Value",
        "{\"Resources\":{\"A\":{\"Type\":\"Test::Probe\",\"Properties\":{\"Value\":{\"Fn::ImportValue\":\"x\"}}}}} | the function Fn::ImportValue is not known here",
      })
  void aPropertyOrFunctionThatIsNotKnownFailsTheChangeSet(String template, String message) {
    DescribeChangeSetResponse failed =
        change("u" + Integer.toHexString(template.hashCode()), ChangeSetType.CREATE, template);
    assertThat(failed.status()).isEqualTo(ChangeSetStatus.FAILED);
    assertThat(failed.statusReason()).contains(message);
    assertFails(() -> execute(failed), "InvalidChangeSetStatus");
  }

  @Test
  void iamNeedsACapability() {
    String template =
        """
        {"Resources":{"R":{"Type":"AWS::IAM::Role","Properties":{"RoleName":"named",
          "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Principal":{"Service":"codebuild.amazonaws.com"},"Action":"sts:AssumeRole"}]}}}}}
        """;
    assertFails(
        () -> change("iam", ChangeSetType.CREATE, template), "InsufficientCapabilitiesException");
    assertFails(
        () ->
            change(
                "iam",
                ChangeSetType.CREATE,
                template,
                it -> it.capabilities(Capability.CAPABILITY_IAM)),
        "InsufficientCapabilitiesException");
    execute(
        change(
            "iam",
            ChangeSetType.CREATE,
            template,
            it -> it.capabilities(Capability.CAPABILITY_NAMED_IAM)));
    waiter.waitUntilStackCreateComplete(it -> it.stackName("iam"));
  }

  @Test
  void aBodyHasAtMost51200BytesAndALargerTemplateComesFromOurS3() {
    String large = probes("\"A\":" + probe("x".repeat(ChangeSetRequest.LONGEST_BODY), ""));
    assertThatThrownBy(() -> change("large", ChangeSetType.CREATE, large))
        .hasMessageContaining("less than or equal to 51200");
    try (S3Client s3 =
        Clients.client(S3Client.builder(), cloud.storage().uri(), cloud.rootCredentials())) {
      s3.createBucket(it -> it.bucket("templates"));
      s3.putObject(it -> it.bucket("templates").key("a/b.json"), RequestBody.fromString(large));
    }
    execute(
        change(
            "large",
            ChangeSetType.CREATE,
            "",
            it ->
                it.templateBody(null).templateURL(cloud.storage().uri() + "/templates/a/b.json")));
    waiter.waitUntilStackCreateComplete(it -> it.stackName("large"));
    assertThatThrownBy(
            () ->
                change(
                    "elsewhere",
                    ChangeSetType.CREATE,
                    "",
                    it ->
                        it.templateBody(null).templateURL("http://127.0.0.1:1/templates/a/b.json")))
        .hasMessageContaining("must reference an object of our S3");
  }

  @Test
  void theTypesOfThisModuleMakeRealThings() {
    String template =
        """
        {"Resources":{
          "Key":{"Type":"AWS::KMS::Key","Properties":{"KeyPolicy":{"Statement":[]},"EnableKeyRotation":true}},
          "Alias":{"Type":"AWS::KMS::Alias","Properties":{"AliasName":"alias/real","TargetKeyId":{"Fn::GetAtt":["Key","Arn"]}}},
          "Bucket":{"Type":"AWS::S3::Bucket","Properties":{
            "BucketEncryption":{"ServerSideEncryptionConfiguration":[{"ServerSideEncryptionByDefault":{
               "SSEAlgorithm":"aws:kms","KMSMasterKeyID":{"Fn::GetAtt":["Key","Arn"]}}}]},
            "VersioningConfiguration":{"Status":"Enabled"}}},
          "BucketPolicy":{"Type":"AWS::S3::BucketPolicy","Properties":{"Bucket":{"Ref":"Bucket"},
            "PolicyDocument":{"Version":"2012-10-17","Statement":[]}}},
          "Role":{"Type":"AWS::IAM::Role","Properties":{
            "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Principal":{"Service":"codebuild.amazonaws.com"},"Action":"sts:AssumeRole"}]}}},
          "Policy":{"Type":"AWS::IAM::Policy","Properties":{"PolicyName":"p","Roles":[{"Ref":"Role"}],
            "PolicyDocument":{"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"s3:GetObject","Resource":{"Fn::Sub":"${Bucket.Arn}/*"}}]}}},
          "Group":{"Type":"AWS::Logs::LogGroup","Properties":{"RetentionInDays":30}},
          "Rule":{"Type":"AWS::Events::Rule","Properties":{"EventPattern":{"source":["aws.codepipeline"]}}},
          "Reports":{"Type":"AWS::CodeBuild::ReportGroup","Properties":{"Type":"TEST","ExportConfig":{"ExportConfigType":"NO_EXPORT"}}}},
         "Outputs":{"Bucket":{"Value":{"Ref":"Bucket"}},"Role":{"Value":{"Fn::GetAtt":["Role","Arn"]}},
           "Key":{"Value":{"Fn::GetAtt":["Key","Arn"]}}}}
        """;
    execute(
        change(
            "real",
            ChangeSetType.CREATE,
            template,
            it -> it.capabilities(Capability.CAPABILITY_IAM)));
    waiter.waitUntilStackCreateComplete(it -> it.stackName("real"));
    String bucket = output("real", "Bucket");
    try (S3Client s3 =
        Clients.client(S3Client.builder(), cloud.storage().uri(), cloud.rootCredentials())) {
      assertThat(s3.getBucketVersioning(it -> it.bucket(bucket)).status())
          .isEqualTo(BucketVersioningStatus.ENABLED);
      assertThat(
              s3.putObject(it -> it.bucket(bucket).key("k"), RequestBody.fromString("x"))
                  .ssekmsKeyId())
          .isEqualTo(output("real", "Key"));
    }
    var session =
        cloud
            .sessions()
            .assumeAsService(
                "codebuild.amazonaws.com",
                "arn:x",
                Assumption.plain(output("real", "Role"), "build-1"));
    cloud
        .authorizer()
        .authorize(session.caller(), "s3:GetObject", "arn:aws:s3:::" + bucket + "/k", Map.of());
    assertThatThrownBy(
            () ->
                cloud
                    .authorizer()
                    .authorize(
                        session.caller(),
                        "s3:PutObject",
                        "arn:aws:s3:::" + bucket + "/k",
                        Map.of()))
        .isInstanceOf(AwsError.class)
        .hasMessageContaining("is not authorized to perform: s3:PutObject");
    cloudFormation.deleteStack(it -> it.stackName("real"));
    await(stackId("real"), "DELETE_FAILED");
    assertThat(events("real")).anyMatch(it -> it.contains("BucketNotEmpty"));
  }

  @Test
  void anUnknownOperationOrParameterIsAnError() {
    assertFails(() -> cloudFormation.listExports(), "InvalidAction");
    assertFails(
        () ->
            change(
                "p",
                ChangeSetType.CREATE,
                probes("\"A\":" + probe("one", "")),
                it -> it.importExistingResources(true)),
        "ValidationError");
  }

  private static String probes(String resources) {
    return "{\"Resources\":{" + resources + "}}";
  }

  private static String probe(String value, String attributes) {
    return "{\"Type\":\"Test::Probe\",\"Properties\":{\"Value\":\""
        + value
        + "\"}"
        + attributes
        + "}";
  }

  private static void deploy(String stack, ChangeSetType type, String template) {
    execute(change(stack, type, template));
    waiter.waitUntilStackCreateComplete(it -> it.stackName(stack));
  }

  private static DescribeChangeSetResponse change(
      String stack, ChangeSetType type, String template) {
    return change(stack, type, template, it -> {});
  }

  private static DescribeChangeSetResponse change(
      String stack,
      ChangeSetType type,
      String template,
      Consumer<CreateChangeSetRequest.Builder> more) {
    String name = "c" + System.nanoTime();
    CreateChangeSetRequest.Builder request =
        CreateChangeSetRequest.builder()
            .stackName(stack)
            .changeSetName(name)
            .changeSetType(type)
            .templateBody(template);
    more.accept(request);
    String id = cloudFormation.createChangeSet(request.build()).id();
    DescribeChangeSetResponse response =
        cloudFormation.describeChangeSet(it -> it.changeSetName(id));
    while (response.status() == ChangeSetStatus.CREATE_IN_PROGRESS) {
      response = cloudFormation.describeChangeSet(it -> it.changeSetName(id).stackName(stack));
    }
    return response;
  }

  private static void execute(DescribeChangeSetResponse changeSet) {
    cloudFormation.executeChangeSet(it -> it.changeSetName(changeSet.changeSetId()));
  }

  private static Stack stack(String name) {
    return cloudFormation.describeStacks(it -> it.stackName(name)).stacks().get(0);
  }

  private static String stackId(String name) {
    return stack(name).stackId();
  }

  private static String output(String stack, String key) {
    return stack(stack).outputs().stream()
        .filter(it -> it.outputKey().equals(key))
        .findFirst()
        .orElseThrow()
        .outputValue();
  }

  private static List<String> events(String stack) {
    return cloudFormation.describeStackEvents(it -> it.stackName(stack)).stackEvents().stream()
        .map(CloudFormationTest::text)
        .toList();
  }

  private static String text(StackEvent event) {
    return event.logicalResourceId()
        + " "
        + event.resourceStatusAsString()
        + " "
        + event.resourceStatusReason();
  }

  private static void await(String stack, String status) {
    for (int i = 0; i < 500 && !stack(stack).stackStatusAsString().equals(status); i++) {
      Thread.onSpinWait();
    }
    assertThat(stack(stack).stackStatusAsString()).isEqualTo(status);
  }

  private static void assertFails(Runnable call, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
  }

  /** A resource type that writes down what it is asked for. */
  private static final class Probe implements ResourceType {
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, String>> tags = new ConcurrentHashMap<>();

    @Override
    public String name() {
      return "Test::Probe";
    }

    @Override
    public Set<String> properties() {
      return Set.of("Value", "Other", "Deep.In");
    }

    @Override
    public Resource put(ResourceRequest request) {
      String value = request.properties().path("Value").asText();
      if (value.equals("fail")) {
        throw new AwsError(400, "InvalidRequest", "planted failure");
      }
      if (value.equals("bug")) {
        throw new IllegalStateException("planted bug");
      }
      String id = request.stackName() + "-" + request.logicalId();
      log.add("put " + id + " " + value);
      tags.put(id, request.stackTags());
      return new Resource(id, Map.of("Arn", "arn:" + id));
    }

    @Override
    public void delete(String physicalId) {
      log.add("delete " + physicalId);
    }
  }
}
