package io.pipewright.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plain JUnit tests on purpose: ArchUnit's own engine has run no test under some Surefire versions,
 * and the build said success (TNG/ArchUnit#1442).
 */
class ArchitectureTest {
  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.pipewright");

  @ParameterizedTest
  @EnumSource
  void theProjectKeepsTheRule(ArchitectureRule rule) {
    // Early on a rule may have nothing to look at; theRuleBites proves that it looks.
    rule.rule().allowEmptyShould(true).check(PRODUCTION);
  }

  @ParameterizedTest
  @EnumSource
  void theRuleBites(ArchitectureRule rule) {
    JavaClasses planted = new ClassFileImporter().importClasses(rule.planted());
    assertThatThrownBy(() -> rule.rule().check(planted))
        .isInstanceOf(AssertionError.class)
        .satisfies(
            violation ->
                assertThat(rule.planted())
                    .allSatisfy(
                        type -> assertThat(violation).hasMessageContaining(type.getName())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.getenv",
        "System.exit",
        "System.currentTimeMillis",
        "Instant.now()",
        "Clock.systemUTC()",
        "LocalDate.now(java.time.ZoneId)"
      })
  void theMachineIsNotAskedInAnyWay(String call) {
    JavaClasses planted =
        new ClassFileImporter()
            .importClasses(ArchitectureRule.MACHINE_IS_ASKED_ONLY_AT_ENTRY.planted());
    assertThatThrownBy(() -> ArchitectureRule.MACHINE_IS_ASKED_ONLY_AT_ENTRY.rule().check(planted))
        .hasMessageContaining(call);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "manifest",
        "organisation",
        "problem",
        "repository",
        "generation",
        "bitbucket",
        "plan",
        "ledger",
        "queue",
        "receive",
        "webhook",
        "steps",
        "generator",
        "localcloud",
        "cli"
      })
  void everyModuleIsLookedAt(String name) {
    assertThat(PRODUCTION)
        .anySatisfy(
            type ->
                assertThat(type.getPackageName() + ".").startsWith("io.pipewright." + name + "."));
  }

  @Test
  void noTestIsLookedAt() {
    assertThat(PRODUCTION.contain(ArchitectureTest.class)).isFalse();
  }
}
