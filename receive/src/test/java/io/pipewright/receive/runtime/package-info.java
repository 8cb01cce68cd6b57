/** The receive function as Lambda runs it, on one machine. */
package io.pipewright.receive.runtime;
