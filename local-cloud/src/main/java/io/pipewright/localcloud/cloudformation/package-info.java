/** CloudFormation: stacks, change sets, and the resource types that exist here. */
@NullMarked
package io.pipewright.localcloud.cloudformation;

import org.jspecify.annotations.NullMarked;
