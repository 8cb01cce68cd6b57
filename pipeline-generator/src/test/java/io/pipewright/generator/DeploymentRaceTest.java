package io.pipewright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.generator.deployment.CloudFormationDeployer;
import io.pipewright.generator.deployment.ForeignStackException;
import io.pipewright.generator.deployment.StackChange;
import io.pipewright.generator.progress.RightOfWay;
import io.pipewright.generator.progress.SupersededException;
import io.pipewright.generator.storage.S3TemplateStore;
import io.pipewright.generator.surroundings.Polling;
import io.pipewright.generator.template.RenderedTemplate;
import io.pipewright.ledger.InMemoryLedger;
import io.pipewright.ledger.Ledger;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** Tasks that deploy the same stack at the same moment, over the wire. */
class DeploymentRaceTest {
  private static final int TASKS = 4;

  /** How long a commit's template keeps a log, by the commit's number. */
  private static final Map<Integer, Integer> DAYS = Map.of(1, 7, 2, 14, 3, 30, 4, 90);

  @TempDir static Path directory;
  private static LocalFactory factory;
  private static CloudFormationClient cloudFormation;
  private final ExecutorService threads = Executors.newFixedThreadPool(TASKS);

  @BeforeAll
  static void start() throws IOException {
    factory = new LocalFactory(directory);
    cloudFormation = factory.clients.cloudFormation();
  }

  @AfterAll
  static void stop() {
    cloudFormation.close();
    factory.close();
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @RepeatedTest(10)
  void oneRepositoryGetsTheNameAndTheOthersAreToldWhoHasIt(RepetitionInfo round) throws Exception {
    String stack = "taken-" + round.getCurrentRepetition();
    List<String> ends =
        race(
            Stream.of("a", "b", "c", "d").map(it -> template(stack, 7, "PAY/" + it)).toList(),
            round.getCurrentRepetition() - 1);

    assertThat(ends).filteredOn("CREATED"::equals).hasSize(1);
    String winner = "PAY/" + "abcd".charAt(ends.indexOf("CREATED"));
    assertThat(ends)
        .filteredOn(end -> !end.equals("CREATED"))
        .hasSize(TASKS - 1)
        .containsOnly("the name %s is taken by %s".formatted(stack, winner));
  }

  @RepeatedTest(10)
  void commitsOfOneRepositoryAllGetThrough(RepetitionInfo round) throws Exception {
    String stack = "shared-" + round.getCurrentRepetition();
    List<String> ends =
        race(
            Stream.of(7, 14, 14, 30).map(days -> template(stack, days, "PAY/a")).toList(),
            round.getCurrentRepetition() - 1);

    assertThat(ends)
        .isSubsetOf(Stream.of(StackChange.values()).map(Enum::name).toList())
        .contains("CREATED");
    assertThat(cloudFormation.describeStacks(r -> r.stackName(stack)).stacks().get(0))
        .satisfies(
            it -> assertThat(it.stackStatusAsString()).isIn("CREATE_COMPLETE", "UPDATE_COMPLETE"));
  }

  /** The newest commit's task comes first, last or between, and meets the others at every step. */
  @RepeatedTest(12)
  void theNewestCommitIsWhatIsLeft(RepetitionInfo round) throws Exception {
    String stack = "newest-" + round.getCurrentRepetition();
    InMemoryLedger ledger = new InMemoryLedger();
    List<Integer> numbers = new ArrayList<>(List.of(1, 2, 3, 4));
    Collections.shuffle(numbers, new Random(round.getCurrentRepetition()));
    List<RightOfWay> rights =
        numbers.stream().<RightOfWay>map(number -> () -> take(ledger, stack, number)).toList();
    List<String> ends =
        race(
            numbers.stream().map(number -> template(stack, DAYS.get(number), "PAY/a")).toList(),
            rights,
            3 * (round.getCurrentRepetition() - 1));

    assertThat(ends.get(numbers.indexOf(4))).isIn("CREATED", "UPDATED");
    assertThat(ends)
        .isSubsetOf("CREATED", "UPDATED", "UNCHANGED", "superseded")
        .doesNotContain("UNCHANGED");
    assertThat(cloudFormation.getTemplate(r -> r.stackName(stack)).templateBody())
        .contains("\"RetentionInDays\":" + DAYS.get(4) + "}");
  }

  private static void take(InMemoryLedger ledger, String stack, int number) {
    if (!ledger.take(new RepositoryId("PAY", "a"), stack, Ledger.Turn.DEPLOY, number)) {
      throw new SupersededException("superseded");
    }
  }

  private List<String> race(List<RenderedTemplate> templates, int distance) throws Exception {
    List<RightOfWay> rights = Collections.nCopies(templates.size(), () -> {});
    return race(templates, rights, distance);
  }

  /** Each task begins {@code distance} milliseconds after the one before. */
  private List<String> race(List<RenderedTemplate> templates, List<RightOfWay> rights, int distance)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(templates.size());
    List<Future<String>> tasks = new ArrayList<>();
    for (RenderedTemplate template : templates) {
      int delay = tasks.size() * distance;
      RightOfWay right = rights.get(tasks.size());
      tasks.add(
          threads.submit(
              () -> {
                start.await();
                Thread.sleep(delay);
                try {
                  return deployer().deploy(template, right).name();
                } catch (ForeignStackException e) {
                  return e.text();
                } catch (SupersededException e) {
                  return "superseded";
                }
              }));
    }
    List<String> ends = new ArrayList<>();
    for (Future<String> task : tasks) {
      ends.add(task.get(60, TimeUnit.SECONDS));
    }
    return ends;
  }

  /** Looks often, so that the tasks meet at every step. */
  private static CloudFormationDeployer deployer() {
    return new CloudFormationDeployer(
        cloudFormation,
        new S3TemplateStore(factory.s3, "pipewright-source"),
        new Polling(
            Clock.systemUTC(),
            wait -> Thread.sleep(wait.toMillis()),
            Duration.ofMillis(5),
            Duration.ofMillis(50)));
  }

  private static RenderedTemplate template(String stack, int days, String repository) {
    String json =
        """
        {"Resources":{"Log":{"Type":"AWS::Logs::LogGroup",\
        "Properties":{"LogGroupName":"/race/%s","RetentionInDays":%d}}}}"""
            .formatted(stack, days);
    return new RenderedTemplate(json, stack, Map.of("repository", repository));
  }
}
