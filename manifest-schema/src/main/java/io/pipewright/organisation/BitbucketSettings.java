package io.pipewright.organisation;

import java.net.URI;

/**
 * The Bitbucket server that is served.
 *
 * @param kind which of the two products it is
 * @param url base URL; every clone and every call goes to a URL built from it, never to one that a
 *     payload names
 * @param tokenSecret Secrets Manager id of the HTTP access token
 * @param webhookSecret Secrets Manager id of the secret that signs deliveries
 */
public record BitbucketSettings(
    BitbucketKind kind, URI url, String tokenSecret, String webhookSecret) {}
