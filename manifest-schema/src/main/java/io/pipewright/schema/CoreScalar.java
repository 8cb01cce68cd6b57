package io.pipewright.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.pipewright.yaml.YamlValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * The types of scalars in the core schema of YAML 1.2 (section 10.3.2): {@code no} is text, {@code
 * 0o14} is twelve, {@code 012} is twelve too.
 */
final class CoreScalar {
  private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,100}");
  private static final Pattern OCTAL = Pattern.compile("0o[0-7]{1,100}");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]{1,100}");
  // At most three digits of exponent: a longer one would be a number of astronomic size.
  private static final Pattern FLOAT =
      Pattern.compile(
          "[-+]?(\\.[0-9]{1,100}|[0-9]{1,100}(\\.[0-9]{0,100})?)([eE][-+]?[0-9]{1,3})?");

  private CoreScalar() {}

  /** The scalar as JSON; infinity and not-a-number stay text because JSON has neither. */
  static JsonNode json(YamlValue.Scalar scalar) {
    if (!scalar.plain()) {
      return TextNode.valueOf(scalar.text());
    }
    return scalar.isNull() ? NullNode.getInstance() : plain(scalar.text());
  }

  private static JsonNode plain(String text) {
    if (BOOLEAN.matcher(text).matches()) {
      return BooleanNode.valueOf(Boolean.parseBoolean(text));
    }
    if (INTEGER.matcher(text).matches()) {
      return integer(new BigInteger(text));
    }
    if (OCTAL.matcher(text).matches()) {
      return integer(new BigInteger(text.substring(2), 8));
    }
    if (HEXADECIMAL.matcher(text).matches()) {
      return integer(new BigInteger(text.substring(2), 16));
    }
    return FLOAT.matcher(text).matches() ? decimal(new BigDecimal(text)) : TextNode.valueOf(text);
  }

  // 80.0 is a whole number for JSON Schema, and so is 1e99: as a decimal number the validator would
  // let that pass any maximum.
  private static JsonNode decimal(BigDecimal value) {
    return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0
        ? integer(value.toBigIntegerExact())
        : DecimalNode.valueOf(value);
  }

  private static JsonNode integer(BigInteger value) {
    return value.bitLength() < Integer.SIZE
        ? IntNode.valueOf(value.intValue())
        : BigIntegerNode.valueOf(value);
  }
}
