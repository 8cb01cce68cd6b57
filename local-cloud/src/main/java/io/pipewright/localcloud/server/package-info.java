/** One HTTP endpoint that speaks the AWS wire protocols and hands each call to its service. */
@NullMarked
package io.pipewright.localcloud.server;

import org.jspecify.annotations.NullMarked;
