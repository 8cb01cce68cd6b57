package io.pipewright.localcloud.iam;

import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import io.pipewright.localcloud.server.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Lets callers assume deployed roles, as far as the role's trust policy allows it.
 *
 * <p>On AWS people come by {@code AssumeRoleWithSAML}, with tags that their identity provider
 * signed. Here they come by {@code AssumeRole} with tags, signed with the key of a caller whose ARN
 * is the provider's ({@link Caller#isIdentityProvider()}). It is judged as {@code
 * sts:AssumeRoleWithSAML} of that {@code Federated} principal, so the same trust policy holds.
 * Transitive tags are checked but not handed on to a further role.
 */
public final class RoleSessions {
  private static final String SAML_AUDIENCE = "https://signin.aws.amazon.com/saml";

  private final Roles roles;
  private final PolicyAuthorizer authorizer;
  private final Credentials credentials;

  /** Over these roles; new keys go into the credentials. */
  public RoleSessions(Roles roles, PolicyAuthorizer authorizer, Credentials credentials) {
    this.roles = roles;
    this.authorizer = authorizer;
    this.credentials = credentials;
  }

  /**
   * A session for a caller.
   *
   * @throws AwsError {@code AccessDenied}
   */
  public AccessKey assume(Caller caller, Assumption assumption) {
    String action = caller.isIdentityProvider() ? "sts:AssumeRoleWithSAML" : "sts:AssumeRole";
    Role role =
        roles
            .withArn(assumption.roleArn())
            .orElseThrow(() -> denied(caller, action, assumption.roleArn()));
    List<String> needed = new ArrayList<>(List.of(action));
    if (!assumption.tags().isEmpty()) {
      needed.add("sts:TagSession");
    }
    if (assumption.sourceIdentity().isPresent()) {
      needed.add("sts:SetSourceIdentity");
    }
    for (String each : needed) {
      if (!trusts(
          role,
          caller,
          context(caller, each, assumption).tags("aws:ResourceTag/", role.tags()).build())) {
        throw denied(caller, each, role.arn());
      }
    }
    return issue(role, assumption);
  }

  /**
   * A session for an AWS service that works for someone, such as a task or a build.
   *
   * @param service for example {@code codebuild.amazonaws.com}
   * @param sourceArn what it works on
   * @throws AwsError {@code AccessDenied} if the role's trust policy does not name the service
   */
  public AccessKey assumeAsService(String service, String sourceArn, Assumption assumption) {
    Role role =
        roles
            .withArn(assumption.roleArn())
            .orElseThrow(
                () ->
                    new AwsError(403, "AccessDenied", "There is no role " + assumption.roleArn()));
    String account = role.arn().split(":", -1)[4];
    Caller caller = new Caller(account, service, Map.of());
    RequestContext context =
        context(caller, "sts:AssumeRole", assumption)
            .with("aws:SourceArn", sourceArn)
            .with("aws:SourceAccount", account)
            .build();
    List<Statement> statements =
        naming(role, principal -> principal.equals(new Statement.Principal("Service", service)));
    if (PolicyEvaluator.judgeStatements(statements, context) != Decision.ALLOWED) {
      throw new AwsError(
          403, "AccessDenied", service + " is not trusted to assume the role " + role.arn());
    }
    return issue(role, assumption);
  }

  private AccessKey issue(Role role, Assumption assumption) {
    if (assumption.duration().compareTo(role.maximumSession()) > 0) {
      throw new AwsError(
          400,
          "ValidationError",
          "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
    Map<String, String> tags = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    role.tags().forEach(tags::put);
    assumption
        .tags()
        .forEach(
            (key, value) -> {
              // The session's spelling of a key replaces the role's.
              tags.remove(key);
              tags.put(key, value);
            });
    String account = role.arn().split(":", -1)[4];
    Caller session = new Caller(account, role.arn(), tags, Optional.of(assumption.sessionName()));
    return credentials.createSession(session, assumption.duration());
  }

  /**
   * Whether the trust policy lets the caller in. Where it trusts the whole account, the caller's
   * own policies must allow the action as well.
   */
  private boolean trusts(Role role, Caller caller, RequestContext context) {
    if (authorizer.judge(caller, context) == Decision.EXPLICITLY_DENIED) {
      return false;
    }
    List<Statement> byName = naming(role, principal -> isCaller(principal, caller));
    List<Statement> byAccount = naming(role, principal -> isAccountOf(principal, caller));
    List<Statement> all = new ArrayList<>(byName);
    all.addAll(byAccount);
    if (PolicyEvaluator.judgeStatements(all, context) != Decision.ALLOWED) {
      return false;
    }
    return PolicyEvaluator.judgeStatements(byName, context) == Decision.ALLOWED
        || authorizer.judge(caller, context) == Decision.ALLOWED;
  }

  private static List<Statement> naming(Role role, Predicate<Statement.Principal> who) {
    return role.trust().statements().stream()
        .filter(it -> it.principals().stream().anyMatch(who) || deniesEveryone(it))
        .toList();
  }

  private static boolean deniesEveryone(Statement statement) {
    return !statement.allows()
        && statement.principals().stream().anyMatch(principal -> principal.id().equals("*"));
  }

  private static boolean isCaller(Statement.Principal principal, Caller caller) {
    String kind = caller.isIdentityProvider() ? "Federated" : "AWS";
    return principal.kind().equals(kind) && principal.id().equals(caller.arn());
  }

  private static boolean isAccountOf(Statement.Principal principal, Caller caller) {
    return !caller.isIdentityProvider()
        && principal.kind().equals("AWS")
        && (principal.id().equals("*")
            || principal.id().equals(caller.account())
            || principal.id().equals("arn:aws:iam::" + caller.account() + ":root"));
  }

  private static RequestContext.Builder context(
      Caller caller, String action, Assumption assumption) {
    RequestContext.Builder context =
        RequestContext.call(caller, action, assumption.roleArn())
            .requestTags(assumption.tags())
            .with("sts:TransitiveTagKeys", assumption.transitiveTagKeys())
            .with("sts:RoleSessionName", assumption.sessionName())
            .with("sts:SourceIdentity", assumption.sourceIdentity().stream().toList())
            .with("sts:ExternalId", assumption.externalId().stream().toList())
            // Only a service that works for someone has these; see assumeAsService.
            .with("aws:SourceArn", List.of())
            .with("aws:SourceAccount", List.of());
    return caller.isIdentityProvider() ? context.with("SAML:aud", SAML_AUDIENCE) : context;
  }

  private static AwsError denied(Caller caller, String action, String roleArn) {
    return new AwsError(
        403,
        "AccessDenied",
        "User: "
            + Arns.session(caller)
            + " is not authorized to perform: "
            + action
            + " on resource: "
            + roleArn);
  }
}
