/** What a CloudFormation template says of its parameters. */
@NullMarked
package io.pipewright.cloudformation;

import org.jspecify.annotations.NullMarked;
