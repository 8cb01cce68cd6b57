package io.pipewright.localcloud;

import io.pipewright.localcloud.identity.AccessKey;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** The SDK's clients, sent to a local cloud. */
public final class Clients {
  private Clients() {}

  /** A client that signs with that key. */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, URI endpoint, AccessKey key) {
    AwsCredentials credentials =
        key.sessionToken().isEmpty()
            ? AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())
            : AwsSessionCredentials.create(
                key.accessKeyId(), key.secretAccessKey(), key.sessionToken().get());
    return builder
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }
}
