package io.pipewright.plan.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.plan.PlannedJson;
import io.pipewright.plan.diff.PlanChange.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of any two plans: planned ones, and ones that were damaged at random. */
class PlanDiffPropertiesTest {
  private static final int SEEDS = 300;

  static IntStream seeds() {
    return IntStream.range(0, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aPlanDoesNotDifferFromItself(int seed) {
    JsonNode plan = plan(new Random(seed));
    assertThat(PlanDiff.between(plan, plan.deepCopy())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void thereAreChangesExactlyIfTheJsonDiffers(int seed) {
    Random random = new Random(seed);
    JsonNode before = plan(random);
    JsonNode after = random.nextBoolean() ? plan(random) : before.deepCopy();
    assertThat(PlanDiff.between(before, after).isEmpty()).isEqualTo(before.equals(after));
    damage(after, random);
    assertThat(PlanDiff.between(before, after).isEmpty()).isEqualTo(before.equals(after));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyChangeHasItsCounterpart(int seed) {
    Random random = new Random(seed);
    JsonNode before = plan(random);
    JsonNode after = random.nextBoolean() ? plan(random) : before.deepCopy();
    for (int times = random.nextInt(6); times > 0; times--) {
      damage(random.nextBoolean() ? before : after, random);
    }
    assertThat(PlanDiff.between(after, before).stream().map(PlanDiffPropertiesTest::bare))
        .containsExactlyInAnyOrderElementsOf(
            PlanDiff.between(before, after).stream()
                .map(PlanDiffPropertiesTest::turned)
                .map(PlanDiffPropertiesTest::bare)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyDifferenceHasATextWithoutControlCharactersAndJsonThatIsComplete(int seed) {
    Random random = new Random(seed);
    JsonNode before = plan(random);
    JsonNode after = before.deepCopy();
    damage(after, random);
    List<PlanChange> changes = PlanDiff.between(before, after);
    assertThat(PlanDiffText.of(changes, false))
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");
    assertThat(PlanDiffJson.of(changes).path("changes")).hasSameSizeAs(changes);
  }

  @Test
  void theSeedsReachEveryArea() {
    Set<PlanChange.Area> areas = EnumSet.noneOf(PlanChange.Area.class);
    seeds()
        .forEach(
            seed -> {
              Random random = new Random(seed);
              JsonNode before = plan(random);
              JsonNode after = plan(random);
              damage(after, random);
              PlanDiff.between(before, after).forEach(change -> areas.add(change.area()));
            });
    assertThat(areas).contains(PlanChange.Area.values());
  }

  private static PlanChange turned(PlanChange change) {
    Kind kind =
        switch (change.kind()) {
          case ADDED -> Kind.REMOVED;
          case REMOVED -> Kind.ADDED;
          case CHANGED -> Kind.CHANGED;
        };
    return new PlanChange(
        kind,
        change.area(),
        change.where(),
        change.what(),
        /* before= */ change.after(),
        /* after= */ change.before(),
        change.attention());
  }

  /** Without the remark: what weakens in one direction strengthens in the other. */
  private static String bare(PlanChange change) {
    return "%s %s %s %s [%s] [%s]"
        .formatted(
            change.kind(),
            change.area(),
            change.where(),
            change.what(),
            change.before(),
            change.after());
  }

  private static ObjectNode plan(Random random) {
    List<String> keys = new ArrayList<>(List.of("version: 1"));
    keys.add("application: app-" + random.nextInt(3));
    // All components of a plan reach the environments in one order.
    List<String> environments = new ArrayList<>(List.of("dev", "test", "prod"));
    Collections.shuffle(environments, random);
    if (random.nextInt(3) == 0) {
      keys.add("components:");
      keys.add("  api:\n    directory: services/api\n" + part(random, environments, "    "));
      if (random.nextBoolean()) {
        keys.add("  web:\n    directory: web\n" + part(random, environments, "    "));
      }
    } else {
      keys.add(part(random, environments, ""));
    }
    return PlannedJson.of(String.join("\n", keys) + "\n");
  }

  private static String part(Random random, List<String> environments, String indent) {
    List<String> keys = new ArrayList<>();
    keys.add("test: { coverage: " + (60 + random.nextInt(3)) + " }");
    keys.add("scan: { failOn: " + (random.nextBoolean() ? "high" : "low") + " }");
    keys.add("runtime: \"" + (random.nextBoolean() ? "17" : "21") + "\"");
    StringBuilder deploy = new StringBuilder("deploy:");
    for (String environment : environments.subList(0, 1 + random.nextInt(3))) {
      deploy
          .append("\n" + indent + "  - environment: " + environment)
          .append("\n" + indent + "    target: { cloudformation: { template: infra/service.yaml")
          .append(", parameters: { Size: s" + random.nextInt(3) + " } } }");
    }
    keys.add(deploy.toString());
    return indent + String.join("\n" + indent, keys);
  }

  /** Changes one node, any one, in a way that no version of the program would. */
  private static void damage(JsonNode root, Random random) {
    List<JsonNode> holders = new ArrayList<>();
    collect(root, holders);
    JsonNode holder = holders.get(random.nextInt(holders.size()));
    JsonNode value = value(random);
    if (holder instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.isEmpty() ? "new" : names.get(random.nextInt(names.size()));
      switch (random.nextInt(3)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name, value);
        default -> object.set("unknown", value);
      }
    } else if (holder instanceof ArrayNode array) {
      int index = random.nextInt(array.size() + 1);
      switch (array.isEmpty() || index == array.size() ? 0 : 1 + random.nextInt(4)) {
        case 0 -> array.insert(index, value);
        case 1 -> array.set(index, value);
        case 2 -> array.remove(index);
        case 3 -> array.add(array.path(index).deepCopy());
        default -> array.insert(0, array.remove(index));
      }
    }
  }

  private static void collect(JsonNode node, List<JsonNode> holders) {
    if (node.isContainerNode()) {
      holders.add(node);
      node.forEach(child -> collect(child, holders));
    }
  }

  private static JsonNode value(Random random) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (random.nextInt(8)) {
      case 0 -> nodes.textNode("");
      case 1 -> nodes.textNode("a\nb\u001b[2J\u202e");
      case 2 -> nodes.numberNode(random.nextInt(3));
      case 3 -> nodes.nullNode();
      case 4 -> nodes.arrayNode();
      case 5 -> nodes.objectNode();
      case 6 -> nodes.arrayNode().add("x").add(nodes.objectNode().put("name", "Lint"));
      default -> nodes.objectNode().put("name", "Lint").put("kind", "build").put("gate", 1);
    };
  }
}
