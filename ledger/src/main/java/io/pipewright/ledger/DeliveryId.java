package io.pipewright.ledger;

import java.util.regex.Pattern;

/**
 * The name of a delivery in the ledger, in logs and on the command line.
 *
 * @param value letters, digits and hyphens, at most 100
 */
public record DeliveryId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,100}");

  public DeliveryId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not the id of a delivery: letters, digits and hyphens");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
