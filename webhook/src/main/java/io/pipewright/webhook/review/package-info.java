/** Feedback before the merge: what the pipeline of a pull request will be, and what is wrong. */
@NullMarked
package io.pipewright.webhook.review;

import org.jspecify.annotations.NullMarked;
