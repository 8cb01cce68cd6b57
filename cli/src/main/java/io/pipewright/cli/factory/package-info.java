/** The organisation's factory, as the credentials of who calls a command reach it. */
@NullMarked
package io.pipewright.cli.factory;

import org.jspecify.annotations.NullMarked;
