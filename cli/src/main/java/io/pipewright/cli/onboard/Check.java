package io.pipewright.cli.onboard;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.cli.surroundings.SurroundingsException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One thing that must be as the factory needs it.
 *
 * @param subject what it is, in a word or two
 * @param look finds out how it is; whatever it throws of a service becomes a finding
 * @param fix what to do if the service refuses
 */
record Check(String subject, Supplier<Finding> look, String fix) {
  Finding run() {
    try {
      return look.get();
    } catch (SdkException e) {
      return Finding.wrong(subject, firstLine(String.valueOf(e.getMessage())), fix);
    } catch (BitbucketException e) {
      return Finding.wrong(subject, e.text(), fix);
    } catch (SurroundingsException e) {
      return Finding.wrong(subject, String.valueOf(e.getMessage()), fix);
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("no answer");
  }
}
