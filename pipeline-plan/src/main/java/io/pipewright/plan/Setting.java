package io.pipewright.plan;

/**
 * A value that a manifest may set, as it is in effect.
 *
 * @param path the key's path, for example {@code test.coverage} or {@code components.api.runtime}
 * @param value as a manifest would say it
 * @param origin where it comes from
 * @param limit what a manifest may set it to, if the organisation limits it; otherwise empty
 */
public record Setting(String path, String value, Origin origin, String limit) {}
