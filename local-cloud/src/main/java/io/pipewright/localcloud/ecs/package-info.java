/** ECS: tasks that are child processes. */
@NullMarked
package io.pipewright.localcloud.ecs;

import org.jspecify.annotations.NullMarked;
