package io.pipewright.receive.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.receive.Payload;
import io.pipewright.receive.Requests;
import io.pipewright.receive.event.EventParser;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payloads changed at random, from seeds: nothing throws, and nothing unsigned gets 2xx. */
class RandomDeliveryTest {
  private static final int CHANGES = 4;
  private static final int RUNS = 1_500;
  private static final List<JsonNode> VALUES = values();

  private final PrintStream before = System.err;

  /** Each of the many is logged; nobody would read it. */
  @BeforeEach
  void silence() {
    System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void release() {
    System.setErr(before);
  }

  @ParameterizedTest
  @CsvSource({
    "pr:merged,datacenter/pr-merged",
    "pr:opened,datacenter/pr-opened",
    "repo:refs_changed,datacenter/repo-refs_changed",
    "repo:modified,datacenter/repo-modified",
    "pullrequest:fulfilled,cloud/pullrequest-fulfilled",
    "pullrequest:created,cloud/pullrequest-created",
    "repo:push,cloud/repo-push",
    "repo:updated,cloud/repo-updated"
  })
  void signedIsAlwaysTakenAndUnsignedNever(String key, String payload) {
    EventParser parser =
        payload.startsWith("cloud")
            ? new io.pipewright.receive.event.cloud.PayloadParser()
            : new io.pipewright.receive.event.datacenter.PayloadParser();
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      byte[] body = changed(payload, random);
      Requests signed = Requests.of(key, body).header(parser.requestIdHeader(), "s-" + seed);
      ReceiverFixture fixture = new ReceiverFixture(parser);

      assertThat(fixture.receive(signed).status()).as("seed %d", seed).isEqualTo(202);
      ReceiverFixture strict = new ReceiverFixture(parser);
      byte[] forged = (random.nextBoolean() ? body : Payload.of(payload)).clone();
      forged[random.nextInt(forged.length)] ^= (byte) (1 << random.nextInt(8));
      int status = strict.receive(Requests.of(key, body).body(forged)).status();
      assertThat(status).as("seed %d", seed).isEqualTo(401);
      assertThat(strict.parsed()).isZero();
      assertThat(strict.untouched()).isTrue();
    }
  }

  private static byte[] changed(String payload, Random random) {
    ObjectNode root = Payload.tree(payload);
    int changes = 1 + random.nextInt(CHANGES);
    for (int change = 0; change < changes; change++) {
      List<JsonNode> containers = new ArrayList<>();
      collect(root, containers);
      mutate(containers.get(random.nextInt(containers.size())), random);
    }
    byte[] body = Payload.bytes(root);
    if (random.nextInt(CHANGES) == 0) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
    return body;
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private static void mutate(JsonNode container, Random random) {
    JsonNode value = VALUES.get(random.nextInt(VALUES.size())).deepCopy();
    if (container instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      if (!names.isEmpty()) {
        String name = names.get(random.nextInt(names.size()));
        if (random.nextBoolean()) {
          object.set(name, value);
        } else {
          object.remove(name);
        }
      }
    } else if (container instanceof ArrayNode array && !array.isEmpty()) {
      array.set(random.nextInt(array.size()), value);
    }
  }

  private static List<JsonNode> values() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return List.of(
        json.nullNode(),
        json.booleanNode(true),
        json.numberNode(-1),
        json.numberNode(1e300),
        json.textNode(""),
        json.textNode("refs/heads/"),
        json.textNode("refs/heads/main"),
        json.textNode("MERGED"),
        json.textNode("~"),
        json.textNode("../../\u0000\n"),
        json.textNode("0".repeat(40)),
        json.textNode("\ud800"),
        json.arrayNode(),
        json.arrayNode().add(json.objectNode()),
        json.objectNode());
  }
}
