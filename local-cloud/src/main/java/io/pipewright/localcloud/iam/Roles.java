package io.pipewright.localcloud.iam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The deployed roles and policies. A policy that AWS manages ({@code arn:aws:iam::aws:policy/…}) is
 * accepted on a role but its content is not known here: it allows nothing.
 */
public final class Roles {
  private final Map<String, Role> byName = new ConcurrentHashMap<>();
  private final Map<String, Attachment> attachments = new ConcurrentHashMap<>();

  /** A policy resource and the roles that it names. */
  private record Attachment(PolicyDocument document, List<String> roles) {
    Attachment {
      roles = List.copyOf(roles);
    }
  }

  /** Puts a role in place of its previous state. */
  public void put(Role role) {
    byName.put(role.name(), role);
  }

  /** Removes a role. */
  public void remove(String name) {
    byName.remove(name);
  }

  /** The role of that name. */
  public Optional<Role> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The role of that ARN. */
  public Optional<Role> withArn(String arn) {
    return byName.values().stream().filter(role -> role.arn().equals(arn)).findFirst();
  }

  /**
   * Attaches a policy to roles, in place of what it was attached to.
   *
   * @param id the managed policy's ARN, or whatever names an inline one
   * @param roles names
   */
  public void attach(String id, PolicyDocument document, List<String> roles) {
    attachments.put(id, new Attachment(document, roles));
  }

  /** Removes a policy from all roles. */
  public void detach(String id) {
    attachments.remove(id);
  }

  /** Whether there is a policy of that id. */
  public boolean hasPolicy(String id) {
    return attachments.containsKey(id);
  }

  /** What a role's policies say of a call, its boundary included. */
  public Decision judge(Role role, RequestContext context) {
    Decision decision = PolicyEvaluator.judge(documents(role), context);
    if (decision != Decision.ALLOWED || role.boundary().isEmpty()) {
      return decision;
    }
    Attachment boundary = attachments.get(role.boundary().get());
    return boundary == null
        ? Decision.NOT_ALLOWED
        : PolicyEvaluator.judge(List.of(boundary.document()), context);
  }

  private List<PolicyDocument> documents(Role role) {
    Map<String, PolicyDocument> attached = new HashMap<>();
    attachments.forEach(
        (id, attachment) -> {
          if (attachment.roles().contains(role.name()) || role.managedPolicies().contains(id)) {
            attached.put(id, attachment.document());
          }
        });
    List<PolicyDocument> documents = new ArrayList<>(role.policies().values());
    documents.addAll(attached.values());
    return documents;
  }
}
