package io.pipewright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.infrastructure.Rights.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every statement of the factory's own roles. */
class LeastPrivilegeTest {
  private static final Set<String> FUNCTIONS =
      Set.of("ReceiveRole", "WorkRole", "ReconcileRole", "ExecutionsRole");

  private final Map<String, List<Statement>> rights =
      Rights.byRole(SynthesizedFactory.once().factory());

  /** A change shows in the file, and there it is read by a person. */
  @Test
  void everyRoleHasTheRightsThatWereReviewed() throws IOException {
    String found =
        rights.entrySet().stream()
            .map(
                role ->
                    "# "
                        + role.getKey()
                        + "\n\n"
                        + role.getValue().stream()
                            .map(Statement::toString)
                            .collect(Collectors.joining("\n")))
            .collect(Collectors.joining("\n"));
    Files.writeString(Path.of("target/rights.txt"), found);
    assertThat(found)
        .as("if each change is meant: cp infrastructure/{target,src/test/resources}/rights.txt")
        .isEqualTo(
            Files.readString(Path.of("src/test/resources/rights.txt"), StandardCharsets.UTF_8));
  }

  @Test
  void everyWildcardIsAcceptedForAReason() {
    Set<String> found = new TreeSet<>();
    statements()
        .forEach(
            entry ->
                Stream.concat(
                        entry.getValue().actions().stream(),
                        entry.getValue().resources().stream()
                            // All resources: the next test says of what actions.
                            .filter(resource -> !resource.equals("*")))
                    .filter(text -> text.contains("*") || text.contains("?"))
                    .forEach(text -> found.add(entry.getKey() + " " + text)));
    assertThat(found).isEqualTo(new TreeSet<>(AcceptedWildcards.reasons().keySet()));
  }

  @Test
  void allResourcesOnlyWhereThereIsNoResourceLevel() {
    Set<String> actions = new TreeSet<>();
    statements()
        .map(Map.Entry::getValue)
        .filter(statement -> statement.resources().contains("*"))
        .forEach(statement -> actions.addAll(statement.actions()));
    assertThat(actions)
        .containsExactly(
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ecr:GetAuthorizationToken");
  }

  @Test
  void nothingDeletesWhatHoldsState() {
    assertThat(statements().flatMap(entry -> entry.getValue().actions().stream()))
        .isNotEmpty()
        .noneMatch(
            action ->
                action.matches(
                    "(s3|dynamodb|kms):(Delete|Schedule).*|sqs:(DeleteQueue|PurgeQueue)"));
  }

  @Test
  void onlyTheReceiverReadsWhatSignsDeliveries() {
    assertThat(rolesWith("secretsmanager:GetSecretValue", "webhook-secret"))
        .containsExactly("ReceiveRole");
    assertThat(rolesWith("secretsmanager:GetSecretValue", "bitbucket-token"))
        .containsExactlyInAnyOrder(
            "WorkRole",
            "ReconcileRole",
            "ExecutionsRole",
            "CheckoutTaskTaskRole",
            "GeneratorTaskTaskRole");
  }

  @Test
  void onlyTheReceiverStandsOutsideTheNetwork() {
    assertThat(rolesWith("ec2:CreateNetworkInterface", "*"))
        .containsExactlyInAnyOrder("WorkRole", "ReconcileRole", "ExecutionsRole");
  }

  @Test
  void workComesFromTheReceiverAndTheReconcilerToTheWorker() {
    assertThat(rolesWith("sqs:SendMessage", "${DeliveriesQueue}"))
        .containsExactlyInAnyOrder("ReceiveRole", "ReconcileRole");
    assertThat(rolesWith("sqs:ReceiveMessage", "${DeliveriesQueue}")).containsExactly("WorkRole");
  }

  @Test
  void onlyWhatFetchesCommitsWritesArchives() {
    assertThat(rolesWith("s3:PutObject", "/source.zip"))
        .containsExactlyInAnyOrder("WorkRole", "CheckoutTaskTaskRole");
    assertThat(rolesWith("s3:PutObject", "/plan.json")).containsExactly("GeneratorTaskTaskRole");
  }

  @Test
  void everyKeyIsUsedThroughAServiceOnly() {
    assertThat(
            statements()
                .filter(entry -> !entry.getKey().endsWith("ExecutionRole"))
                .map(Map.Entry::getValue)
                .filter(statement -> statement.actions().toString().contains("kms:")))
        .hasSizeGreaterThan(10)
        .allSatisfy(
            statement ->
                assertThat(statement.conditions())
                    .anyMatch(condition -> condition.startsWith("StringEquals kms:ViaService: ")));
  }

  @Test
  void theGeneratorChangesResourcesOnlyThroughCloudFormation() {
    List<Statement> changes =
        rights.get("GeneratorTaskTaskRole").stream()
            .filter(
                statement ->
                    statement.actions().stream()
                        .anyMatch(
                            action ->
                                action.matches(
                                    "(iam:(Create|Delete|Put|Update|Tag|Untag)\\w*|s3:(Create|PutBucket).*"
                                        + "|(codepipeline|codebuild|logs):(Create|Update|Delete|Put)\\w*)")))
            .toList();
    assertThat(changes)
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(
            statement ->
                assertThat(statement.conditions())
                    .containsExactly(
                        "ForAnyValue:StringEquals aws:CalledVia: cloudformation.amazonaws.com"));
  }

  @Test
  void rolesArePassedToTheServicesThatWantThem() {
    assertThat(passed("GeneratorTaskTaskRole"))
        .allMatch(
            arn -> arn.endsWith(":role/pipeline/*") || arn.endsWith(":role/pipeline-steps/*"));
    assertThat(passed("WorkRole"))
        .containsExactly(
            "${CheckoutTaskExecutionRole}",
            "${CheckoutTaskTaskRole}",
            "${GeneratorTaskExecutionRole}",
            "${GeneratorTaskTaskRole}");
    assertThat(passed("CheckoutTaskTaskRole"))
        .containsExactly("${GeneratorTaskExecutionRole}", "${GeneratorTaskTaskRole}");
    assertThat(rights.keySet()).containsAll(FUNCTIONS);
  }

  private List<String> passed(String role) {
    List<Statement> passing =
        rights.get(role).stream()
            .filter(statement -> statement.actions().contains("iam:PassRole"))
            .toList();
    assertThat(passing).hasSize(1);
    assertThat(passing.get(0).conditions())
        .hasSize(1)
        .allMatch(condition -> condition.startsWith("StringEquals iam:PassedToService: "));
    return passing.get(0).resources();
  }

  private Set<String> rolesWith(String action, String partOfResource) {
    return statements()
        .filter(entry -> entry.getValue().actions().contains(action))
        .filter(
            entry ->
                entry.getValue().resources().stream()
                    .anyMatch(resource -> resource.contains(partOfResource)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private Stream<Map.Entry<String, Statement>> statements() {
    return rights.entrySet().stream()
        .flatMap(role -> role.getValue().stream().map(one -> Map.entry(role.getKey(), one)));
  }
}
