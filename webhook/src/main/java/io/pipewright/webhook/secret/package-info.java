/** Secrets from AWS Secrets Manager. */
@NullMarked
package io.pipewright.webhook.secret;

import org.jspecify.annotations.NullMarked;
