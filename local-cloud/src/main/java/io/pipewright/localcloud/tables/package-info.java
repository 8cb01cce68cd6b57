/** DynamoDB: tables in memory, served by DynamoDB Local. */
@NullMarked
package io.pipewright.localcloud.tables;

import org.jspecify.annotations.NullMarked;
