/** Reading and writing S3. */
@NullMarked
package io.pipewright.generator.storage;

import org.jspecify.annotations.NullMarked;
