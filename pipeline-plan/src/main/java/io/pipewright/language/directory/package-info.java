/** The language packs as files: the one package of this module that reads a disk. */
@NullMarked
package io.pipewright.language.directory;

import org.jspecify.annotations.NullMarked;
