package io.pipewright.localcloud.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.identity.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hands a call to its service; what is not registered is a typed 400. */
final class Services {
  private static final int BAD_REQUEST = 400;

  private final Map<String, JsonService> json = new ConcurrentHashMap<>();
  private final Map<String, QueryService> query = new ConcurrentHashMap<>();

  void add(JsonService service) {
    if (json.putIfAbsent(service.targetPrefix(), service) != null) {
      throw new IllegalArgumentException(service.targetPrefix() + " is registered already");
    }
  }

  void add(QueryService service) {
    if (query.putIfAbsent(service.signingName(), service) != null) {
      throw new IllegalArgumentException(service.signingName() + " is registered already");
    }
  }

  /** The name space of a service's answers; empty if there is no such service. */
  String namespace(String signingName) {
    QueryService service = query.get(signingName);
    return service == null ? "" : service.namespace();
  }

  /** Answers a call of the JSON protocols, named by {@code X-Amz-Target}. */
  String call(String target, Caller caller, byte[] body) {
    int dot = target.lastIndexOf('.');
    JsonService service = dot < 0 ? null : json.get(target.substring(0, dot));
    JsonService.Operation operation =
        service == null ? null : service.operations().get(target.substring(dot + 1));
    if (operation == null) {
      throw new AwsError(
          BAD_REQUEST, "UnknownOperationException", "There is no operation '" + target + "' here.");
    }
    return operation.call(caller, object(body)).toString();
  }

  /** Answers a call of the Query protocol: the content of its result element. */
  String call(String signingName, Caller caller, Map<String, String> parameters) {
    QueryService service = query.get(signingName);
    String action = parameters.getOrDefault("Action", "");
    QueryService.Operation operation = service == null ? null : service.operations().get(action);
    if (operation == null) {
      throw new AwsError(
          BAD_REQUEST,
          "InvalidAction",
          "There is no operation '" + action + "' of '" + signingName + "' here.");
    }
    return operation.call(caller, Map.copyOf(parameters));
  }

  private static ObjectNode object(byte[] body) {
    if (body.length == 0) {
      return Wire.JSON.createObjectNode();
    }
    try {
      if (Wire.JSON.readTree(body) instanceof ObjectNode object) {
        return object;
      }
      throw notJson("an object is required");
    } catch (JsonProcessingException e) {
      throw notJson(e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AwsError notJson(String why) {
    return new AwsError(BAD_REQUEST, "SerializationException", "The body is not JSON: " + why);
  }
}
