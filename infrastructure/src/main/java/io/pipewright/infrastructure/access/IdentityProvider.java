package io.pipewright.infrastructure.access;

/**
 * The SAML provider that signs people in.
 *
 * @param name of the provider in IAM, for example {@code Okta}
 * @param mailDomain of the people: each session's source identity is an address in it, so that
 *     CloudTrail names a person
 */
public record IdentityProvider(String name, String mailDomain) {}
