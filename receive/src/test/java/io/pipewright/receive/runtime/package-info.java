/** Lambda on one machine: the runtime client in a process, and what it talks to. */
package io.pipewright.receive.runtime;
