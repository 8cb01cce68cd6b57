/** CodeBuild: projects, and builds that run their buildspec in bash on this host. */
@NullMarked
package io.pipewright.localcloud.codebuild;

import org.jspecify.annotations.NullMarked;
