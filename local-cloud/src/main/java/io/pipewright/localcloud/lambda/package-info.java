/**
 * What Lambda does around a function: hands it messages and the time, and runs it in a JVM of its
 * own with Lambda's runtime client.
 */
@NullMarked
package io.pipewright.localcloud.lambda;

import org.jspecify.annotations.NullMarked;
