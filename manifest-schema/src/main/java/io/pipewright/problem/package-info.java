/** What is wrong with a file that a person wrote, in words for that person. */
@NullMarked
package io.pipewright.problem;

import org.jspecify.annotations.NullMarked;
