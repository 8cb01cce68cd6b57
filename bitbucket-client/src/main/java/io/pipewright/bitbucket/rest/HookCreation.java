package io.pipewright.bitbucket.rest;

import io.pipewright.bitbucket.Webhooks.Webhook;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Creates a webhook once, although the answer to a creation may be lost. */
public final class HookCreation {
  private HookCreation() {}

  /**
   * Creates a webhook; where an attempt failed, the next one begins with a look whether it is
   * there.
   *
   * @param existing all webhooks of the scope
   * @param url what is looked for, exactly
   */
  public static Webhook run(
      RestClient rest,
      RestCall creation,
      Supplier<List<Webhook>> existing,
      URI url,
      Function<Answer, Webhook> reader) {
    boolean[] tried = {false};
    return rest.retry()
        .call(
            (Duration left) -> {
              Optional<Webhook> there =
                  tried[0]
                      ? existing.get().stream().filter(one -> one.url().equals(url)).findFirst()
                      : Optional.empty();
              tried[0] = true;
              return there.orElseGet(() -> reader.apply(rest.once(creation, left)));
            });
  }

  /** A webhook's URL, if it is one: Bitbucket's may hold variables in braces. */
  public static Optional<URI> url(Answer webhook) {
    try {
      return webhook.find("/url").map(URI::create);
    } catch (IllegalArgumentException variable) {
      return Optional.empty();
    }
  }
}
