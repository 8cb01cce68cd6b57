/**
 * Our schemas as editors show them: the language server of the YAML plug-ins is driven over both.
 */
@NullMarked
package io.pipewright.editor;

import org.jspecify.annotations.NullMarked;
