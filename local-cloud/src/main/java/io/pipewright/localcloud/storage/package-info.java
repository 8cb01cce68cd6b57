/** S3: buckets and objects in memory, served by S3Proxy. */
@NullMarked
package io.pipewright.localcloud.storage;

import org.jspecify.annotations.NullMarked;
