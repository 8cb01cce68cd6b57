package io.pipewright.cli.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import planted.pipewright.cycle.one.PointsToTwo;
import planted.pipewright.cycle.two.PointsToOne;
import planted.pipewright.generator.deployment.DrawsOutsideTemplate;
import planted.pipewright.localcloud.UsesSibling;
import planted.pipewright.organisation.CallsAws;
import planted.pipewright.plan.OpensSocket;
import planted.pipewright.plan.ReadsFile;
import planted.pipewright.unmarked.WithoutNullMarked;
import planted.pipewright.webhook.AsksTheMachine;
import planted.pipewright.webhook.StringHelper;

/**
 * What holds for every class of the project. No rule can be added without classes that break it, so
 * each is known to bite.
 *
 * <p>The patterns start with {@code ..pipewright} so that they also match the planted classes,
 * which live outside {@code io.pipewright}.
 */
@SuppressWarnings(
    "ImmutableEnumChecker") // Immutable in fact: every change of an ArchRule is a copy.
enum ArchitectureRule {
  CDK_ONLY_DRAWS_TEMPLATES(
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..pipewright.generator.template..", "..pipewright.infrastructure..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "software.amazon.awscdk..", "software.amazon.jsii..", "software.constructs.."),
      DrawsOutsideTemplate.class),

  AWS_SDK_STAYS_IN_ADAPTERS(
      noClasses()
          .that(resideInAnyPackage(Packages.WITHOUT_AWS))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon.awssdk..", "com.amazonaws.."),
      CallsAws.class),

  PLAN_AND_MANIFEST_ARE_PURE(
      noClasses()
          .that(resideInAnyPackage(Packages.PURE))
          .should()
          .dependOnClassesThat(InputAndOutput.TYPES),
      ReadsFile.class,
      OpensSocket.class),

  NO_PACKAGE_CYCLES(
      slices().matching("..pipewright.(**)").should().beFreeOfCycles(),
      PointsToOne.class,
      PointsToTwo.class),

  MACHINE_IS_ASKED_ONLY_AT_ENTRY(
      noClasses().that(EntryPoint.IS_NOT_ONE).should().accessTargetWhere(MachineAccess.CALLS),
      AsksTheMachine.class),

  /** Secrets Manager is AWS's name for it. */
  NAMES_SAY_WHAT_IT_DOES(
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Utilities|Helpers?|(?<!Secrets)Managers?)(\\$.*)?"),
      StringHelper.class),

  PACKAGES_ARE_NULL_MARKED(classes().should(NullMarkedPackage.BE_IN_ONE), WithoutNullMarked.class),

  LOCAL_CLOUD_STANDS_ALONE(
      noClasses()
          .that()
          .resideInAPackage("..pipewright.localcloud..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("..pipewright..")
                  .and(resideOutsideOfPackage("..pipewright.localcloud.."))),
      UsesSibling.class);

  private final ArchRule rule;
  private final List<Class<?>> planted;

  ArchitectureRule(ArchRule rule, Class<?>... planted) {
    this.rule = rule;
    this.planted = List.of(planted);
  }

  ArchRule rule() {
    return rule;
  }

  /** Classes that break the rule. */
  List<Class<?>> planted() {
    return planted;
  }
}
