package io.pipewright.webhook.way;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.ledger.CommitKey;
import io.pipewright.ledger.CommitStep;
import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.DynamoDbLedger;
import io.pipewright.ledger.Work;
import io.pipewright.localcloud.bitbucket.BitbucketAccounts;
import io.pipewright.localcloud.bitbucket.Change;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import io.pipewright.localcloud.bitbucket.server.BitbucketServer;
import io.pipewright.queue.WorkMessage;
import io.pipewright.queue.WorkMessageJson;
import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.merge.TestOrganisation;
import io.pipewright.webhook.work.WorkStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed between every two steps, over the wire protocols of AWS and git. */
class KilledWorkerTest {
  private static final RepositoryName NAME = new RepositoryName("LEDGER", "ledger-api");

  @TempDir private Path directory;

  @Test
  void whateverStepAWorkerIsKilledAfterTheNextOneFinishes() throws Exception {
    try (LocalFactory factory = new LocalFactory(directory.resolve("cloud"));
        BitbucketServer bitbucket =
            BitbucketServer.start(
                directory.resolve("bitbucket"),
                new BitbucketAccounts(LocalFactory.TOKEN, "ada", "password"),
                Clock.systemUTC(),
                0)) {
      Path tasks = Files.createDirectories(directory.resolve("work"));
      DynamoDbLedger ledger =
          new DynamoDbLedger(
              factory.clients(new RecordedTasks(tasks.resolve("tasks"))).dynamoDb(),
              "pipewright-ledger");
      Path files = Files.createDirectories(directory.resolve("files"));
      Files.writeString(files.resolve("pipeline.yaml"), "version: 1\n");
      bitbucket.importDirectory(NAME, files, "feat: a pipeline");
      // The next one need not be killed: it works in this process.
      KilledWorkerMain next =
          KilledWorkerMain.of(environment(factory, bitbucket, tasks), step -> {});
      for (WorkStep step : WorkStep.values()) {
        String commit =
            bitbucket
                .developer()
                .push(
                    NAME,
                    new Change(
                        "main", "feat: " + step, Map.of("pipeline.yaml", "version: 1\n# " + step)));
        WorkMessage message = queued(ledger, step, commit);

        assertThat(work(factory, bitbucket, tasks, message, step.name()))
            .as("%s", step)
            .isEqualTo(KilledWorkerMain.KILLED);
        next.work(message);

        assertThat(new RecordedTasks(tasks.resolve("tasks")).commits())
            .as("%s", step)
            .containsOnlyOnce(commit)
            .last()
            .isEqualTo(commit);
        assertThat(
                ledger
                    .commit(new CommitKey(TestOrganisation.LEDGER, "main", new CommitHash(commit)))
                    .orElseThrow()
                    .step())
            .isEqualTo(CommitStep.LAUNCHED);
        assertThat(ledger.delivery(message.delivery()).orElseThrow().state().isLast()).isTrue();
      }
    }
  }

  private static WorkMessage queued(DynamoDbLedger ledger, WorkStep step, String commit) {
    DeliveryId id =
        new DeliveryId("killed-after-" + step.name().toLowerCase(java.util.Locale.ROOT));
    Work work =
        new Work.Merge(TestOrganisation.LEDGER, "main", Optional.of(commit), OptionalLong.empty());
    ledger.record(DeliveryRecord.received(id, Instant.now(), "test", work));
    ledger.move(id, DeliveryState.QUEUED, Instant.now(), "");
    return new WorkMessage(id, 1, work);
  }

  private static int work(
      LocalFactory factory,
      BitbucketServer bitbucket,
      Path directory,
      WorkMessage message,
      String killAfter)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            KilledWorkerMain.class.getName());
    builder.environment().putAll(environment(factory, bitbucket, directory));
    builder.environment().put("T_WORK", WorkMessageJson.write(message));
    builder.environment().put("T_KILL_AFTER", killAfter);
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("log").toFile());
    Process process = builder.start();
    int exit = process.waitFor();
    if (exit != 0 && exit != KilledWorkerMain.KILLED) {
      System.err.println(Files.readString(directory.resolve("log")));
    }
    return exit;
  }

  private static Map<String, String> environment(
      LocalFactory factory, BitbucketServer bitbucket, Path directory) {
    Map<String, String> environment = factory.endpoints.toEnvironment();
    environment.put("T_DIRECTORY", directory.toString());
    environment.put("T_BITBUCKET", bitbucket.url().toString());
    environment.put("T_KMS", factory.key());
    return environment;
  }
}
