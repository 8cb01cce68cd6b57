/** What a piece of work may take, how far it is, and what becomes of it. */
@NullMarked
package io.pipewright.webhook.work;

import org.jspecify.annotations.NullMarked;
