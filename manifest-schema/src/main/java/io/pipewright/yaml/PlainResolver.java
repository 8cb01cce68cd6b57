package io.pipewright.yaml;

import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Gives every value the tag of its kind only, so that a scalar stays what was written and an
 * explicit tag shows.
 */
final class PlainResolver extends Resolver {
  @Override
  public Tag resolve(NodeId kind, String value, boolean implicit) {
    return switch (kind) {
      case sequence -> Tag.SEQ;
      case mapping -> Tag.MAP;
      case scalar, anchor -> Tag.STR;
    };
  }
}
