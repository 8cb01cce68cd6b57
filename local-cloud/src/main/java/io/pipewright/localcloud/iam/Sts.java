package io.pipewright.localcloud.iam;

import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.server.AwsError;
import io.pipewright.localcloud.server.Form;
import io.pipewright.localcloud.server.QueryService;
import io.pipewright.localcloud.server.Xml;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** STS: {@code GetCallerIdentity} and {@code AssumeRole}. */
public final class Sts implements QueryService {
  private static final Set<String> ASSUME_ROLE_PARAMETERS =
      Set.of(
          "Action",
          "Version",
          "RoleArn",
          "RoleSessionName",
          "Tags",
          "TransitiveTagKeys",
          "SourceIdentity",
          "ExternalId",
          "DurationSeconds");

  private final RoleSessions sessions;
  private final Roles roles;

  /** Over these roles. */
  public Sts(RoleSessions sessions, Roles roles) {
    this.sessions = sessions;
    this.roles = roles;
  }

  @Override
  public String signingName() {
    return "sts";
  }

  @Override
  public String namespace() {
    return "https://sts.amazonaws.com/doc/2011-06-15/";
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "GetCallerIdentity", (caller, parameters) -> identity(caller),
        "AssumeRole", (caller, parameters) -> assumeRole(caller, new Form(parameters)));
  }

  private String identity(Caller caller) {
    return Xml.element("Arn", Arns.session(caller))
        + Xml.element("UserId", userId(caller))
        + Xml.element("Account", caller.account());
  }

  private String assumeRole(Caller caller, Form form) {
    // A session policy would narrow the session: ignoring it would widen it.
    for (String name : form.names()) {
      if (!ASSUME_ROLE_PARAMETERS.contains(name)) {
        throw new AwsError(
            400, "ValidationError", "The parameter '" + name + "' is not supported here.");
      }
    }
    AccessKey key = sessions.assume(caller, assumption(form));
    return Xml.wrap(
            "Credentials",
            Xml.element("AccessKeyId", key.accessKeyId())
                + Xml.element("SecretAccessKey", key.secretAccessKey())
                + Xml.element("SessionToken", key.sessionToken())
                + Xml.element("Expiration", key.expiration().map(Instant::toString)))
        + Xml.wrap(
            "AssumedRoleUser",
            Xml.element("AssumedRoleId", userId(key.caller()))
                + Xml.element("Arn", Arns.session(key.caller())));
  }

  private static Assumption assumption(Form form) {
    String seconds = form.find("DurationSeconds").orElse("3600");
    if (!seconds.matches("\\d{1,6}")) {
      throw new AwsError(400, "ValidationError", "DurationSeconds is not a number: " + seconds);
    }
    return new Assumption(
        form.get("RoleArn"),
        form.get("RoleSessionName"),
        form.tags("Tags"),
        form.list("TransitiveTagKeys"),
        form.find("SourceIdentity"),
        form.find("ExternalId"),
        Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private String userId(Caller caller) {
    Optional<String> session = caller.session();
    if (session.isEmpty()) {
      return caller.account();
    }
    String id = roles.withArn(caller.arn()).map(Role::id).orElse("AROA");
    return id + ":" + session.get();
  }
}
