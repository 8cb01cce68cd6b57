package io.pipewright.localcloud.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How an answer is written: the AWS JSON protocols or the AWS Query protocol. */
sealed interface Wire {
  ObjectMapper JSON = new ObjectMapper();

  /** Whether errors are named as the Query protocol names them. */
  boolean isQuery();

  /** The media type of answers. */
  String contentType();

  /** An error's body. */
  String error(AwsError error, String requestId);

  /** AWS JSON 1.0 and 1.1, which differ by their media type. */
  record Json(String contentType) implements Wire {
    @Override
    public boolean isQuery() {
      return false;
    }

    @Override
    public String error(AwsError error, String requestId) {
      ObjectNode body = JSON.createObjectNode();
      return body.put("__type", error.code()).put("message", error.text()).toString();
    }
  }

  /**
   * AWS Query.
   *
   * @param namespace of the service's answers; empty while the service is not known
   */
  record Query(String namespace) implements Wire {
    @Override
    public boolean isQuery() {
      return true;
    }

    @Override
    public String contentType() {
      return "text/xml";
    }

    @Override
    public String error(AwsError error, String requestId) {
      String type = error.status() < 500 ? "Sender" : "Receiver";
      return "<ErrorResponse xmlns=\""
          + Xml.escape(namespace)
          + "\"><Error>"
          + Xml.element("Type", type)
          + Xml.element("Code", error.code())
          + Xml.element("Message", error.text())
          + "</Error>"
          + Xml.element("RequestId", requestId)
          + "</ErrorResponse>";
    }

    /** An operation's answer. */
    String answer(String action, String result, String requestId) {
      return "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult><ResponseMetadata>%4$s</ResponseMetadata></%1$sResponse>"
          .formatted(action, Xml.escape(namespace), result, Xml.element("RequestId", requestId));
    }
  }
}
