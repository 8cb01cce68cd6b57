/**
 * A stand-in for Bitbucket, Data Center or Cloud: git over HTTP, pull requests, build statuses,
 * Code Insights, registered and signed webhooks. Real are the git protocol, the REST resources that
 * it has with their limits, and the signature; it has no users but one developer, and no reviews.
 * This package holds the words; {@code server} is where it starts.
 */
@NullMarked
package io.pipewright.localcloud.bitbucket;

import org.jspecify.annotations.NullMarked;
