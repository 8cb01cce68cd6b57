package io.pipewright.localcloud;

import java.nio.file.Path;
import java.time.Clock;

/**
 * What a local cloud is made of.
 *
 * @param account twelve digits
 * @param region for example {@code eu-west-1}
 * @param directory where it keeps templates, logs and the work of builds, for people to look at
 * @param clock its time
 */
public record LocalCloudSettings(String account, String region, Path directory, Clock clock) {
  public LocalCloudSettings {
    if (!account.matches("\\d{12}")) {
      throw new IllegalArgumentException(
          "the account is '" + account + "', an AWS account has twelve digits");
    }
    if (!region.matches("[a-z]{2}(-[a-z]+)+-\\d")) {
      throw new IllegalArgumentException(
          "the region is '" + region + "', a region is named like eu-west-1");
    }
    directory = directory.toAbsolutePath().normalize();
  }
}
