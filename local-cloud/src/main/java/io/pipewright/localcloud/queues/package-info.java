/** SQS: queues in memory, served by ElasticMQ. */
@NullMarked
package io.pipewright.localcloud.queues;

import org.jspecify.annotations.NullMarked;
