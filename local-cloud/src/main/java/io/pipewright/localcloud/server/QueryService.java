package io.pipewright.localcloud.server;

import io.pipewright.localcloud.identity.Caller;
import java.util.Map;

/** A service of the AWS Query protocol: form parameters in, XML out. */
public interface QueryService {
  /** The signing name, for example {@code cloudformation} or {@code sts}. */
  String signingName();

  /** The XML name space of its answers. */
  String namespace();

  /** Its operations by name; what is not here is answered as an unknown operation. */
  Map<String, Operation> operations();

  /** One operation. */
  interface Operation {
    /**
     * Answers a call.
     *
     * @param parameters the form, decoded, {@code Action} and {@code Version} included
     * @return the content of the operation's {@code …Result} element, as XML
     * @throws AwsError as AWS would
     */
    String call(Caller caller, Map<String, String> parameters);
  }
}
