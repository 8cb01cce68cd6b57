package io.pipewright.cli.demo;

import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.SurroundingsException;
import io.pipewright.ledger.DeliveryQuery;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.localcloud.bitbucket.Change;
import io.pipewright.localcloud.bitbucket.Happening;
import io.pipewright.localcloud.bitbucket.Hook;
import io.pipewright.localcloud.bitbucket.PostedStatus;
import io.pipewright.localcloud.bitbucket.server.BitbucketServer;
import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.identity.Caller;
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
  private static final int MOST_DELIVERIES = 100;

  private final DemoServers servers;
  private final DemoState state;
  private final DemoClients clients;
  private final DemoWebhook webhook;
  private final List<DemoRepository> repositories;
  private final Approvals approvals;

  private DemoFactory(
      DemoServers servers,
      DemoState state,
      DemoClients clients,
      DemoWebhook webhook,
      List<DemoRepository> repositories) {
    this.servers = servers;
    this.state = state;
    this.clients = clients;
    this.webhook = webhook;
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
      DemoSetup setup = new DemoSetup(servers, state, clients, environment.home());
      List<DemoRepository> repositories = setup.repositories(sources);
      DemoWebhook webhook = setup.webhook(repositories);
      events.connect(webhook.application().executions()::handle);
      repositories.stream().map(DemoRepository::project).distinct().forEach(webhook::onboard);
      repositories.forEach(repository -> tellOpened(servers, repository));
      progress.line(
          "Ready: AWS at "
              + servers.cloud().endpoint().uri()
              + ", Bitbucket at "
              + servers.bitbucket().url()
              + ", webhook at "
              + webhook.url());
      return new DemoFactory(servers, state, clients, webhook, repositories);
    } catch (RuntimeException | IOException e) {
      servers.close();
      throw e;
    }
  }

  /** The pull requests were there before the webhooks were. */
  private static void tellOpened(DemoServers servers, DemoRepository repository) {
    BitbucketServer bitbucket = servers.bitbucket();
    for (Hook hook : bitbucket.projectHooks(repository.project())) {
      bitbucket
          .deliveries(new Happening.Opened(repository.pullRequest()), hook.secret().orElseThrow())
          .forEach(delivery -> bitbucket.send(delivery, hook.url()));
    }
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
   * Opens a pull request that adds an empty line at the end of one file.
   *
   * @throws SurroundingsException if the repository has no such file
   */
  DemoRepository touch(DemoRepository repository, String path) {
    try {
      String text = Files.readString(repository.source().resolve(path));
      Change change = new Change("touch", "fix: touch " + path, Map.of(path, text + "\n"));
      return repository.with(servers.bitbucket().developer().open(repository.name(), change));
    } catch (IOException e) {
      throw new SurroundingsException(
          "there is no file " + path + " in " + repository.source() + " that could be touched.");
    }
  }

  /** Once the pull request was reviewed: whether it may be merged. */
  Optional<Boolean> reviewed(DemoRepository repository) {
    return servers
        .bitbucket()
        .statuses(repository.name(), repository.pullRequest().sourceTip())
        .stream()
        .filter(status -> status.key().equals("pipewright-review"))
        .filter(status -> !status.state().equals("INPROGRESS"))
        .map(status -> status.state().equals("SUCCESSFUL"))
        .findFirst();
  }

  /** The report on the pull request, as a person reads it there. */
  String report(DemoRepository repository) {
    return servers.bitbucket().reportText(repository.name(), repository.pullRequest().sourceTip());
  }

  /** Merges; Bitbucket tells the webhook by itself. */
  DemoRepository merge(DemoRepository repository) {
    return repository.with(servers.bitbucket().developer().merge(repository.pullRequest()));
  }

  /** What became of every delivery. */
  List<DeliveryRecord> deliveries() {
    return webhook.ledger().deliveries(new DeliveryQuery(Optional.empty(), false, MOST_DELIVERIES));
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
    return servers.bitbucket().directoryOf(repository.name());
  }

  private Optional<String> ended(DemoRepository repository, String key) {
    return servers.bitbucket().statuses(repository.name(), repository.commit()).stream()
        .filter(status -> status.key().equals(key) && !status.state().equals("INPROGRESS"))
        .map(status -> status.state().equals("FAILED") ? description(status) : "")
        .findFirst();
  }

  private static String description(PostedStatus status) {
    return status.description().isEmpty() ? "no reason was given" : status.description();
  }

  private static DemoClients clients(DemoServers servers) {
    return new DemoClients(servers.cloud(), provider(servers.cloud().rootCredentials()));
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
