package io.pipewright.localcloud.bitbucket.hook;

import io.pipewright.localcloud.bitbucket.Delivery;
import io.pipewright.localcloud.bitbucket.DeliveryRecord;
import io.pipewright.localcloud.bitbucket.Happening;
import io.pipewright.localcloud.bitbucket.Hook;
import java.util.List;
import java.util.Optional;

/** How one kind of Bitbucket delivers. */
public interface Dialect {
  /** What webhooks are told of a happening. */
  List<Message> messages(Happening happening);

  /**
   * A message as it goes to a webhook.
   *
   * @param requestId the same in each attempt
   * @param attempt from 1
   */
  Delivery delivery(Message message, Hook hook, String requestId, int attempt);

  /**
   * Why a message is not sent now, if it is not.
   *
   * @param waiting how many deliveries were being sent when this one came
   */
  Optional<DeliveryRecord.Outcome> withheld(Message message, Hook hook, int waiting);

  /**
   * An attempt has ended.
   *
   * @param status 0 if there was no answer
   * @return whether to try again at once
   */
  boolean again(Hook hook, int attempt, int status);
}
