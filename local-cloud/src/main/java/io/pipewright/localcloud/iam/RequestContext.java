package io.pipewright.localcloud.iam;

import io.pipewright.localcloud.identity.Caller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What policies can see of a call: its action, its resource and the condition keys. Condition keys,
 * tag keys included, do not tell upper from lower case.
 */
public final class RequestContext {
  private static final List<String> TAG_PREFIXES =
      List.of("aws:principaltag/", "aws:resourcetag/", "aws:requesttag/");

  private final String action;
  private final String resource;
  private final Map<String, List<String>> values;

  private RequestContext(String action, String resource, Map<String, List<String>> values) {
    this.action = action;
    this.resource = resource;
    this.values = Map.copyOf(values);
  }

  /** A call without further keys. */
  public static Builder call(Caller caller, String action, String resource) {
    return new Builder(action, resource)
        .with("aws:PrincipalArn", caller.arn())
        .with("aws:PrincipalAccount", caller.account())
        .tags("aws:PrincipalTag/", caller.tags());
  }

  /** For example {@code codepipeline:PutApprovalResult}. */
  public String action() {
    return action;
  }

  /** An ARN, or {@code *} for actions without a resource. */
  public String resource() {
    return resource;
  }

  /** The values of a key: none if the call does not have it. */
  List<String> values(String key) {
    return find(key).orElse(List.of());
  }

  /**
   * The values of a key; empty if it is one that is not known here, which is not the same as a tag
   * that is not there.
   */
  Optional<List<String>> find(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    List<String> found = values.get(lower);
    if (found != null) {
      return Optional.of(found);
    }
    boolean tag = TAG_PREFIXES.stream().anyMatch(lower::startsWith);
    return tag ? Optional.of(List.of()) : Optional.empty();
  }

  /** Collects the condition keys of a call. */
  public static final class Builder {
    private final String action;
    private final String resource;
    private final Map<String, List<String>> values = new HashMap<>();

    private Builder(String action, String resource) {
      this.action = action;
      this.resource = resource;
    }

    /** A key with one value. */
    public Builder with(String key, String value) {
      return with(key, List.of(value));
    }

    /** A key with these values; without any, it is known to be absent. */
    public Builder with(String key, Collection<String> all) {
      values.put(key.toLowerCase(Locale.ROOT), List.copyOf(all));
      return this;
    }

    /** A key for each tag, for example below {@code aws:ResourceTag/}. */
    public Builder tags(String prefix, Map<String, String> tags) {
      tags.forEach((key, value) -> with(prefix + key, value));
      return this;
    }

    /** The tags that the call hands over. */
    public Builder requestTags(Map<String, String> tags) {
      return tags("aws:RequestTag/", tags).with("aws:TagKeys", new ArrayList<>(tags.keySet()));
    }

    /** The context. */
    public RequestContext build() {
      return new RequestContext(action, resource, values);
    }
  }
}
