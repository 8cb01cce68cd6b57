/** A YAML file against its JSON Schema: typed values, or problems at the place where they stand. */
@NullMarked
package io.pipewright.schema;

import org.jspecify.annotations.NullMarked;
