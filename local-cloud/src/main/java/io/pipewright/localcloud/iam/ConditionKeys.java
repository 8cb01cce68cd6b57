package io.pipewright.localcloud.iam;

import java.util.regex.Pattern;

/** The form of condition keys: {@code prefix:name}, or {@code prefix:name/tag}. */
final class ConditionKeys {
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9-]+:[A-Za-z0-9-]+(/[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128})?");

  private ConditionKeys() {}

  /**
   * The key, if it is one.
   *
   * @throws io.pipewright.localcloud.server.AwsError if it is not
   */
  static String checked(String key) {
    if (!FORM.matcher(key).matches()) {
      throw PolicyDocument.malformed("'" + key + "' is not a condition key");
    }
    return key;
  }
}
