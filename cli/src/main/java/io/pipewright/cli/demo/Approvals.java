package io.pipewright.cli.demo;

import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionState;
import software.amazon.awssdk.services.codepipeline.model.ApprovalStatus;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;
import software.amazon.awssdk.services.codepipeline.model.StageState;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.Tag;

/**
 * Approves as a person would: with a session of the people's role that carries the person's team
 * and whether they may approve. On AWS these tags come from the identity provider's SAML assertion.
 */
final class Approvals {
  private final DemoClients clients;
  private final CodePipelineClient codePipeline;
  private final StsClient identityProvider;
  private final String roleArn;

  /**
   * Approves through {@code roleArn}.
   *
   * @param identityProvider signs as the identity provider's stand-in
   */
  Approvals(DemoClients clients, StsClient identityProvider, String roleArn) {
    this.clients = clients;
    this.codePipeline = clients.codePipeline();
    this.identityProvider = identityProvider;
    this.roleArn = roleArn;
  }

  /**
   * A person at the identity provider.
   *
   * @param name of the session
   * @param team slug
   */
  record Person(String name, String team) {}

  /** Answers the approval, or gives AWS's refusal. */
  Decision approve(Person person, String pipeline, String stage, String action, String summary) {
    String token = token(pipeline, stage, action);
    try (CodePipelineClient client = as(person)) {
      client.putApprovalResult(
          put ->
              put.pipelineName(pipeline)
                  .stageName(stage)
                  .actionName(action)
                  .token(token)
                  .result(result -> result.status(ApprovalStatus.APPROVED).summary(summary)));
      return new Decision(true, "");
    } catch (CodePipelineException e) {
      return new Decision(false, e.awsErrorDetails().errorCode());
    }
  }

  /**
   * What came of it.
   *
   * @param accepted whether AWS took it
   * @param refusal the error's code if not
   */
  record Decision(boolean accepted, String refusal) {}

  private String token(String pipeline, String stage, String action) {
    return codePipeline.getPipelineState(get -> get.name(pipeline)).stageStates().stream()
        .filter(state -> state.stageName().equals(stage))
        .map(StageState::actionStates)
        .flatMap(List::stream)
        .filter(state -> state.actionName().equals(action))
        .map(ActionState::latestExecution)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no approval waits at " + stage))
        .token();
  }

  private CodePipelineClient as(Person person) {
    Credentials session =
        identityProvider
            .assumeRole(
                assume ->
                    assume
                        .roleArn(roleArn)
                        .roleSessionName(person.name())
                        .sourceIdentity(person.name() + "@example.com")
                        .tags(tag("team", person.team()), tag("approver", "true"))
                        .transitiveTagKeys("team", "approver"))
            .credentials();
    return clients.codePipeline(
        StaticCredentialsProvider.create(
            AwsSessionCredentials.create(
                session.accessKeyId(), session.secretAccessKey(), session.sessionToken())));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
