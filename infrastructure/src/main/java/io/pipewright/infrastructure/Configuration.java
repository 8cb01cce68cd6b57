package io.pipewright.infrastructure;

import io.pipewright.infrastructure.access.IdentityProvider;
import io.pipewright.infrastructure.factory.FactorySpecification;

/**
 * What {@code cdk.json} says under {@code pipewright}.
 *
 * @param account twelve digits: the tools account
 * @param region for example {@code eu-west-1}
 * @param provider who signs people in
 * @param factory what the factory is made of
 */
public record Configuration(
    String account, String region, IdentityProvider provider, FactorySpecification factory) {}
