package io.pipewright.buildgates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A gate that never stopped anything is not known to run. */
class GateTest {
  /** Passes all gates: without it, a build that fails for any reason would prove every gate. */
  private static final String CONTROL = "control";

  /** Modules that only stand in for libraries which a gate refuses. */
  private static final List<String> STAND_INS = List.of("stand-ins");

  private static MavenLog log = new MavenLog(Map.of(), Map.of());

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    log = PlantedBuild.run();
  }

  @ParameterizedTest
  @EnumSource
  void theGateStopsItsPlantedViolation(Gate gate) {
    assertThat(log.failedGoal(gate.project())).hasValue(gate.goal());
    assertThat(log.about(gate.project())).contains(gate.messages());
  }

  @Test
  void theControlPasses() {
    assertThat(log.about(CONTROL)).contains("Tests run: 1, Failures: 0");
    assertThat(log.failedGoal(CONTROL)).isEmpty();
  }

  @Test
  void everyPlantedProjectBelongsToAGate() throws IOException {
    Stream<String> gates = Arrays.stream(Gate.values()).map(Gate::project);
    List<String> expected =
        Stream.of(gates, Stream.of(CONTROL), STAND_INS.stream()).flatMap(names -> names).toList();
    assertThat(PlantedBuild.projects()).containsExactlyInAnyOrderElementsOf(expected);
  }
}
