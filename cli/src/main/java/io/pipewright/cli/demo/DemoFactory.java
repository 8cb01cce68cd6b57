package io.pipewright.cli.demo;

import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.SurroundingsException;
import io.pipewright.localcloud.bitbucket.Change;
import io.pipewright.localcloud.bitbucket.DeliveryAnswer;
import io.pipewright.localcloud.bitbucket.PostedStatus;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.receive.http.LocalHttpServer;
import io.pipewright.webhook.WebhookApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The factory as it stands on this machine, with the repositories of the demo in it. */
final class DemoFactory implements AutoCloseable {
  private final DemoServers servers;
  private final DemoState state;
  private final DemoClients clients;
  private final LocalHttpServer webhook;
  private final String webhookSecret;
  private final List<DemoRepository> repositories;
  private final Approvals approvals;

  private DemoFactory(
      DemoServers servers,
      DemoState state,
      DemoClients clients,
      LocalHttpServer webhook,
      String webhookSecret,
      List<DemoRepository> repositories) {
    this.servers = servers;
    this.state = state;
    this.clients = clients;
    this.webhook = webhook;
    this.webhookSecret = webhookSecret;
    this.repositories = repositories;
    this.approvals =
        new Approvals(
            clients,
            clients.sts(identityProvider(servers)),
            "arn:aws:iam::" + DemoOrganisation.ACCOUNT + ":role/pipewright-people");
  }

  /** Starts everything and creates a repository for each source. */
  static DemoFactory start(
      Environment environment, DemoState state, List<Path> sources, Progress progress)
      throws IOException {
    progress.line("Starting the AWS APIs and Bitbucket on 127.0.0.1 …");
    EventRelay events = new EventRelay();
    DemoServers servers = DemoServers.start(environment, state, events);
    try {
      DemoClients clients = clients(servers);
      DemoSetup setup = new DemoSetup(servers, state, clients);
      List<DemoRepository> repositories = setup.repositories(sources);
      WebhookApplication application = setup.webhook(repositories);
      events.connect(application.executions()::handle);
      LocalHttpServer webhook = receiver(0);
      progress.line(
          "Ready: AWS at "
              + servers.cloud().endpoint().uri()
              + ", Bitbucket at "
              + servers.bitbucket().url()
              + ", webhook at "
              + webhook.url());
      return new DemoFactory(servers, state, clients, webhook, setup.webhookSecret(), repositories);
    } catch (RuntimeException | IOException e) {
      servers.close();
      throw e;
    }
  }

  private static LocalHttpServer receiver(int port) {
    throw new IllegalStateException("not yet: " + port);
  }

  List<DemoRepository> repositories() {
    return repositories;
  }

  DemoClients clients() {
    return clients;
  }

  Approvals approvals() {
    return approvals;
  }

  Clock clock() {
    return servers.cloud().settings().clock();
  }

  /** The pages of the pipelines. */
  URI console() {
    return servers.console();
  }

  /**
   * Merges a change of one file, an empty line at its end.
   *
   * @throws SurroundingsException if the repository has no such file
   */
  DemoRepository touch(DemoRepository repository, String path) {
    try {
      String text = Files.readString(repository.source().resolve(path));
      return repository.after(
          servers
              .bitbucket()
              .merge(
                  new RepositoryName(repository.project(), repository.slug()),
                  new Change("touch", "fix: touch " + path, Map.of(path, text + "\n"))));
    } catch (IOException e) {
      throw new SurroundingsException(
          "there is no file " + path + " in " + repository.source() + " that could be touched.");
    }
  }

  /** Sends the signed webhook; gives the reason if it was not accepted. */
  String deliver(DemoRepository repository) {
    DeliveryAnswer answer =
        servers.bitbucket().deliver(repository.merged(), webhook.url(), webhookSecret);
    return answer.status() == 202 ? "" : answer.status() + " " + answer.body().strip();
  }

  /** The reason why there will be no pipeline, if the webhook or the generator has told one. */
  Optional<String> generationFailure(DemoRepository repository) {
    return ended(repository, "pipewright-generate").filter(reason -> !reason.isEmpty());
  }

  /** Once the execution's end was reported: the reason if it failed, or empty text. */
  Optional<String> executionEnded(DemoRepository repository) {
    return ended(repository, "pipewright-pipeline");
  }

  /** First a person of another team, who must be refused, then one of the team. */
  List<Approvals.Person> people(String team) {
    return List.of(
        new Approvals.Person("olga", DemoOrganisation.otherTeam(team)),
        new Approvals.Person("anna", team));
  }

  String pipelineArn(String name) {
    return "arn:aws:codepipeline:"
        + DemoOrganisation.REGION
        + ":"
        + DemoOrganisation.ACCOUNT
        + ":"
        + name;
  }

  Path template(String pipeline) {
    return state.cloud().resolve("templates").resolve(pipeline + ".template.json");
  }

  Path logs() {
    return state.cloud().resolve("logs");
  }

  Path deployments() {
    return state.cloud().resolve("pipelines/deployments");
  }

  Path repository(DemoRepository repository) {
    return servers.bitbucket().directoryOf(repository.merged().repository());
  }

  private Optional<String> ended(DemoRepository repository, String key) {
    return servers
        .bitbucket()
        .statuses(repository.merged().repository(), repository.merged().mergeCommit())
        .stream()
        .filter(status -> status.key().equals(key) && !status.state().equals("INPROGRESS"))
        .map(status -> status.state().equals("FAILED") ? description(status) : "")
        .findFirst();
  }

  private static String description(PostedStatus status) {
    return status.description().isEmpty() ? "no reason was given" : status.description();
  }

  private static DemoClients clients(DemoServers servers) {
    return new DemoClients(
        servers.cloud().endpoint().uri(),
        servers.cloud().storage().uri(),
        DemoOrganisation.REGION,
        provider(servers.cloud().rootCredentials()));
  }

  private static AwsCredentialsProvider identityProvider(DemoServers servers) {
    return provider(
        servers
            .cloud()
            .createCredentials(
                new Caller(
                    DemoOrganisation.ACCOUNT,
                    "arn:aws:iam::" + DemoOrganisation.ACCOUNT + ":saml-provider/Okta",
                    Map.of())));
  }

  private static AwsCredentialsProvider provider(AccessKey key) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
  }

  @Override
  public void close() {
    webhook.close();
    servers.close();
  }
}
