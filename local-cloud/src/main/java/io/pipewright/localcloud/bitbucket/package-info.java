/**
 * A stand-in for Bitbucket Data Center: git over HTTP, build status, signed webhooks. Real are the
 * git protocol, the limits of the REST resources that it has, and the signature; users, permissions
 * and pull requests are only as real as one developer and one token need.
 */
@NullMarked
package io.pipewright.localcloud.bitbucket;

import org.jspecify.annotations.NullMarked;
