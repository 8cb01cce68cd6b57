package io.pipewright.localcloud.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.identity.Caller;
import java.util.Map;

/** A service of the AWS JSON 1.1 protocol. */
public interface JsonService {
  /** What {@code X-Amz-Target} starts with, for example {@code CodePipeline_20150709}. */
  String targetPrefix();

  /** Its operations by name; what is not here is answered as an unknown operation. */
  Map<String, Operation> operations();

  /** One operation. */
  interface Operation {
    /**
     * Answers a call.
     *
     * @throws AwsError as AWS would
     */
    ObjectNode call(Caller caller, ObjectNode input);
  }
}
