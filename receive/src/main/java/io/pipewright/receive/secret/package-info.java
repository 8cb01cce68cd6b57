/** Secrets from AWS Secrets Manager. */
@NullMarked
package io.pipewright.receive.secret;

import org.jspecify.annotations.NullMarked;
