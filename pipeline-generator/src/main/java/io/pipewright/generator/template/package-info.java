/** A plan drawn by the AWS CDK as one CloudFormation template. Decides nothing. */
@NullMarked
package io.pipewright.generator.template;

import org.jspecify.annotations.NullMarked;
