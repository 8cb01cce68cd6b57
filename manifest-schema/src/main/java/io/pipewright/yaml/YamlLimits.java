package io.pipewright.yaml;

import io.pipewright.problem.FileKind;

/**
 * What a file may hold, so that none can exhaust whoever reads it.
 *
 * @param bytes of the file
 * @param depth levels of nesting
 * @param scalar characters of one value
 * @param values in the file once its aliases are followed
 * @param tags whether values may carry tags
 */
record YamlLimits(int bytes, int depth, int scalar, int values, boolean tags) {
  private static final int KIBI = 1024;

  // A manifest has about a thousand bytes and our schemas need eight levels. The largest scalar is
  // a
  // script of a language pack.
  private static final YamlLimits OURS = new YamlLimits(256 * KIBI, 20, 64 * KIBI, 10_000, false);

  // CloudFormation takes a template of at most 1 MB (1,000,000 bytes); !Ref and the like are tags.
  private static final YamlLimits TEMPLATE = new YamlLimits(1_000_000, 60, 64 * KIBI, 50_000, true);

  static YamlLimits of(FileKind kind) {
    return kind == FileKind.TEMPLATE ? TEMPLATE : OURS;
  }
}
