package io.pipewright.receive.event.datacenter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;

/** Payloads as Bitbucket Data Center 9 sends them, to be changed as a test needs. */
public final class Deliveries {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Deliveries() {}

  /** A merge into {@code LEDGER/ledger-api}, changed by {@code change}. */
  public static byte[] merged(Consumer<ObjectNode> change) {
    try (InputStream in = Deliveries.class.getResourceAsStream("/deliveries/pr-merged.json")) {
      ObjectNode root = (ObjectNode) MAPPER.readTree(Objects.requireNonNull(in));
      change.accept(root);
      return MAPPER.writeValueAsBytes(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with another merge commit. */
  public static byte[] merged(String commit) {
    return merged(root -> root.withObject("/pullRequest/properties/mergeCommit").put("id", commit));
  }
}
