package io.pipewright.generator;

import io.pipewright.bitbucket.BitbucketAccess;
import io.pipewright.bitbucket.Retry;
import io.pipewright.bitbucket.client.BitbucketClient;
import io.pipewright.generation.GenerationRequest;
import io.pipewright.generator.deployment.CloudFormationDeployer;
import io.pipewright.generator.progress.CommitProgress;
import io.pipewright.generator.report.CommitReport;
import io.pipewright.generator.start.CodePipelineStarter;
import io.pipewright.generator.storage.S3PlanStore;
import io.pipewright.generator.storage.S3SourceReader;
import io.pipewright.generator.storage.S3TemplateStore;
import io.pipewright.generator.storage.S3VersionReader;
import io.pipewright.generator.surroundings.Polling;
import io.pipewright.generator.surroundings.SurroundingsException;
import io.pipewright.generator.template.TemplateRenderer;
import io.pipewright.ledger.DynamoDbLedger;
import io.pipewright.organisation.Organisation;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The Fargate task. The request comes as environment variables ({@link GenerationRequest}), with
 * {@code PIPEWRIGHT_FACTORY} and {@code PIPEWRIGHT_HOME}.
 *
 * <p>Exit codes: 0 done, or left to a newer commit; 1 the manifest has problems, told on the
 * commit; 3 something outside failed, try again; 70 a bug, its stack is in the log.
 */
public final class GeneratorMain {
  private static final Logger LOG = LoggerFactory.getLogger(GeneratorMain.class);
  private static final int UNAVAILABLE = 3;
  private static final int DEFECT = 70;

  private GeneratorMain() {}

  public static void main(String[] args) {
    System.exit(run(System.getenv(), Clock.systemUTC()));
  }

  /** Runs with this environment, and gives the exit code. */
  static int run(Map<String, String> environment, Clock clock) {
    try (AwsClients clients = new AwsClients()) {
      GenerationRequest request = GenerationRequest.fromEnvironment(environment);
      LOG.info(
          "commit {} of {} on {} (delivery {})",
          request.commit().abbreviated(),
          request.repository(),
          request.branch(),
          request.deliveryId());
      return generator(environment, clock, clients, request).run(request).exitCode();
    } catch (SurroundingsException e) {
      LOG.error("not begun: {}", e.text());
      return UNAVAILABLE;
    } catch (RuntimeException e) {
      LOG.error("a defect of the generator", e);
      return DEFECT;
    }
  }

  private static Generator generator(
      Map<String, String> environment, Clock clock, AwsClients clients, GenerationRequest request) {
    FactoryFiles files = new FactoryFiles(environment);
    S3Client s3 = clients.s3();
    S3VersionReader archive = new S3VersionReader(s3);
    Organisation organisation = files.organisation(archive);
    Polling polling = Polling.standard(clock, wait -> Thread.sleep(wait.toMillis()));
    Generator.Services services =
        new Generator.Services(
            archive,
            new S3SourceReader(s3),
            TemplateRenderer.plain()::render,
            new CloudFormationDeployer(
                clients.cloudFormation(),
                new S3TemplateStore(s3, organisation.factory().sourceBucket()),
                polling),
            new S3PlanStore(s3, organisation.factory().sourceBucket()),
            new CodePipelineStarter(clients.codePipeline(), polling, "Source"),
            new CommitProgress(
                new DynamoDbLedger(clients.dynamoDb(), organisation.factory().ledger()),
                clock,
                polling.sleeper()),
            report(clients, organisation, request));
    return new Generator(organisation, files.packs(), services, clock);
  }

  private static CommitReport report(
      AwsClients clients, Organisation organisation, GenerationRequest request) {
    String secret = organisation.bitbucket().tokenSecret();
    BitbucketAccess access =
        new BitbucketAccess(
            organisation.bitbucket().kind(),
            organisation.bitbucket().url(),
            () -> token(clients.secretsManager(), secret));
    Retry retry = Retry.standard(new Random(), wait -> Thread.sleep(wait.toMillis()));
    return new CommitReport(
        BitbucketClient.of(access, retry).statuses(), organisation.factory().console(), request);
  }

  private static String token(SecretsManagerClient secrets, String id) {
    return secrets.getSecretValue(request -> request.secretId(id)).secretString();
  }
}
