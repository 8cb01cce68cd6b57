package io.pipewright.localcloud.identity;

import java.util.Map;

/**
 * Who made a call: found by the access key that signed it.
 *
 * @param account twelve digits
 * @param arn {@code arn:aws:iam::…:role/…} of the role (not of its session), or {@code …:root}
 * @param tags session tags and role tags, as {@code aws:PrincipalTag} sees them
 */
public record Caller(String account, String arn, Map<String, String> tags) {
  public Caller {
    tags = Map.copyOf(tags);
  }
}
