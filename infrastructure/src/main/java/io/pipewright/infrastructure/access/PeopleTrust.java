package io.pipewright.infrastructure.access;

import io.pipewright.infrastructure.policy.Conditions;
import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.FederatedPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * Who becomes {@code pipewright-people}: whoever the SAML provider vouches for, with exactly the
 * two session tags and a source identity. Each statement uses only the keys that IAM lists for its
 * action; one statement for all three actions would deny them all.
 */
final class PeopleTrust {
  /** {@code ?*} refuses the empty value, which SAML can send. */
  private static final String ANY_TEAM = "?*";

  private static final String SIGN_IN = "https://signin.aws.amazon.com/saml";
  private static final List<String> APPROVER = List.of("true", "false");
  private static final List<String> TAG_KEYS = List.of("team", "approver");

  private final FederatedPrincipal provider;
  private final String person;

  PeopleTrust(Stack stack, IdentityProvider provider) {
    this.provider =
        new FederatedPrincipal(
            stack.formatArn(
                ArnComponents.builder()
                    .service("iam")
                    .region("")
                    .resource("saml-provider")
                    .resourceName(provider.name())
                    .build()));
    this.person = "?*@" + provider.mailDomain();
  }

  PolicyDocument document() {
    return PolicyDocument.Builder.create().statements(List.of(login(), tags(), who())).build();
  }

  private PolicyStatement login() {
    return allow("Login", "sts:AssumeRoleWithSAML")
        .conditions(
            Conditions.where("StringEquals", "SAML:aud", SIGN_IN)
                .and("StringEquals", "aws:RequestTag/approver", APPROVER)
                .and("StringLike", "aws:RequestTag/team", ANY_TEAM)
                .and("StringLike", "sts:SourceIdentity", person)
                .toMap())
        .build();
  }

  /** ForAllValues is true of no tags at all: only the RequestTag lines make both mandatory. */
  private PolicyStatement tags() {
    return allow("Tags", "sts:TagSession")
        .conditions(
            Conditions.where("StringEquals", "aws:RequestTag/approver", APPROVER)
                .and("StringLike", "aws:RequestTag/team", ANY_TEAM)
                .and("ForAllValues:StringEquals", "aws:TagKeys", TAG_KEYS)
                .and("ForAllValues:StringEquals", "sts:TransitiveTagKeys", TAG_KEYS)
                .toMap())
        .build();
  }

  private PolicyStatement who() {
    return allow("Who", "sts:SetSourceIdentity")
        .conditions(Conditions.where("StringLike", "sts:SourceIdentity", person).toMap())
        .build();
  }

  private PolicyStatement.Builder allow(String sid, String action) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .principals(List.of(provider))
        .actions(List.of(action));
  }
}
