package io.pipewright.cli.factory;

import io.pipewright.bitbucket.BitbucketAccess;
import io.pipewright.bitbucket.Retry;
import io.pipewright.bitbucket.Sleeper;
import io.pipewright.bitbucket.client.BitbucketClient;
import io.pipewright.cli.surroundings.SurroundingsException;
import io.pipewright.organisation.BitbucketSettings;
import io.pipewright.organisation.Organisation;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a command needs of the factory.
 *
 * @param organisation its file
 * @param clients AWS
 * @param access Bitbucket, with the factory's own token
 */
public record FactoryAccess(
    Organisation organisation, FactoryClients clients, BitbucketAccess access) {
  /** A person waits: two trials are enough. */
  private static final int ATTEMPTS = 2;

  /** Access with the SDK's default chain of settings. */
  public static FactoryAccess to(Organisation organisation) {
    return of(organisation, FactoryClients.inRegion(organisation.aws().region()));
  }

  /** Access by given clients. */
  public static FactoryAccess of(Organisation organisation, FactoryClients clients) {
    BitbucketSettings bitbucket = organisation.bitbucket();
    return new FactoryAccess(
        organisation,
        clients,
        new BitbucketAccess(
            bitbucket.kind(), bitbucket.url(), () -> token(clients, bitbucket.tokenSecret())));
  }

  /** Bitbucket's REST API. */
  public BitbucketClient bitbucket() {
    return BitbucketClient.of(access, retry());
  }

  /** How often a person's call is repeated. */
  public static Retry retry() {
    return new Retry(
        ATTEMPTS,
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(20),
        ThreadLocalRandom.current(),
        Sleeper.ofThread());
  }

  private static String token(FactoryClients clients, String name) {
    try {
      return clients.secrets().getSecretValue(request -> request.secretId(name)).secretString();
    } catch (SdkException e) {
      throw new SurroundingsException(
          "cannot read Bitbucket's token in Secrets Manager (" + name + "): " + e.getMessage());
    }
  }
}
