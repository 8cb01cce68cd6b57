package io.pipewright.localcloud;

import io.pipewright.localcloud.cloudformation.CloudFormation;
import io.pipewright.localcloud.cloudformation.GeneratedNames;
import io.pipewright.localcloud.cloudformation.RecordedType;
import io.pipewright.localcloud.cloudformation.ResourceType;
import io.pipewright.localcloud.cloudformation.ResourceTypes;
import io.pipewright.localcloud.cloudformation.StackSettings;
import io.pipewright.localcloud.iam.ContainerCredentials;
import io.pipewright.localcloud.iam.ManagedPolicyType;
import io.pipewright.localcloud.iam.PolicyAuthorizer;
import io.pipewright.localcloud.iam.PolicyType;
import io.pipewright.localcloud.iam.RoleSessions;
import io.pipewright.localcloud.iam.RoleType;
import io.pipewright.localcloud.iam.Roles;
import io.pipewright.localcloud.iam.Sts;
import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.identity.Authorizer;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import io.pipewright.localcloud.keys.AliasType;
import io.pipewright.localcloud.keys.KeyStore;
import io.pipewright.localcloud.keys.KeyType;
import io.pipewright.localcloud.keys.Kms;
import io.pipewright.localcloud.logs.CloudWatchLogs;
import io.pipewright.localcloud.logs.LogGroupType;
import io.pipewright.localcloud.logs.LogStore;
import io.pipewright.localcloud.queues.QueueStorage;
import io.pipewright.localcloud.queues.QueueType;
import io.pipewright.localcloud.secrets.SecretStore;
import io.pipewright.localcloud.secrets.SecretsManager;
import io.pipewright.localcloud.server.AwsEndpoint;
import io.pipewright.localcloud.server.JsonService;
import io.pipewright.localcloud.server.QueryService;
import io.pipewright.localcloud.storage.BucketPolicyType;
import io.pipewright.localcloud.storage.BucketType;
import io.pipewright.localcloud.storage.S3Storage;
import io.pipewright.localcloud.storage.StoredTemplates;
import io.pipewright.localcloud.tables.TableStorage;
import io.pipewright.localcloud.tables.TableType;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The AWS APIs that the factory touches, on 127.0.0.1. Made, extended by {@code register}, then
 * started; the SDK's clients reach it through {@link #environment()}.
 *
 * <pre>{@code
 * try (LocalCloud cloud = new LocalCloud(settings)) {
 *   cloud.register(codePipeline);
 *   cloud.start();
 *   …
 * }
 * }</pre>
 */
public final class LocalCloud implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalCloud.class);

  private final LocalCloudSettings settings;
  private final Credentials credentials;
  private final AccessKey root;
  private final AwsEndpoint endpoint;
  private final CompletableFuture<S3Storage> storage;
  private final CompletableFuture<TableStorage> tables;
  private final CompletableFuture<QueueStorage> queues;
  private final LogStore logs;
  private final SecretStore secrets;
  private final KeyStore keys;
  private final Roles roles = new Roles();
  private final PolicyAuthorizer authorizer = new PolicyAuthorizer(roles);
  private final RoleSessions sessions;
  private final ContainerCredentials containerCredentials;
  private final GeneratedNames names;
  private final ResourceTypes resourceTypes = new ResourceTypes(List.of());
  private final Deque<AutoCloseable> resources = new ArrayDeque<>();

  /**
   * Opens the port. S3 begins to start, then DynamoDB and SQS, which take the longest; the rest is
   * made meanwhile.
   */
  public LocalCloud(LocalCloudSettings settings) {
    this.settings = settings;
    SecureRandom random = new SecureRandom();
    this.credentials = new Credentials(settings.clock(), random);
    this.keys = new KeyStore(settings.clock(), settings.account(), settings.region());
    this.storage = CompletableFuture.supplyAsync(() -> S3Storage.start(credentials, keys));
    this.tables = storage.thenApplyAsync(started -> TableStorage.start());
    this.queues =
        tables.thenApplyAsync(started -> QueueStorage.start(settings.account(), settings.region()));
    this.root = credentials.create(Caller.root(settings.account()));
    this.endpoint = new AwsEndpoint(credentials, settings.clock());
    this.logs = new LogStore(settings.clock(), Optional.of(settings.directory().resolve("logs")));
    this.secrets = new SecretStore(settings.clock(), settings.account(), settings.region(), random);
    this.names = new GeneratedNames(random);
    this.sessions = new RoleSessions(roles, authorizer, credentials);
    this.containerCredentials = new ContainerCredentials(endpoint.uri(), random);
    endpoint.page(ContainerCredentials.PATH, containerCredentials);
    endpoint.register(new Sts(sessions, roles));
    endpoint.register(new CloudWatchLogs(logs, settings.account(), settings.region()));
    endpoint.register(new SecretsManager(secrets, authorizer));
    endpoint.register(new Kms(keys));
  }

  /** Adds a JSON service. */
  public void register(JsonService service) {
    endpoint.register(service);
  }

  /** Adds a Query service. */
  public void register(QueryService service) {
    endpoint.register(service);
  }

  /** Adds a resource type to CloudFormation. */
  public void register(ResourceType type) {
    resourceTypes.add(type);
  }

  /** Has something closed with the cloud: what came last is closed first. */
  public void closeLater(AutoCloseable resource) {
    resources.push(resource);
  }

  /** Starts answering. */
  public void start() {
    CloudFormation cloudFormation = new CloudFormation(stackSettings(), resourceTypes);
    closeLater(cloudFormation);
    endpoint.register(cloudFormation);
    ownTypes().forEach(resourceTypes::add);
    endpoint.start();
  }

  private StackSettings stackSettings() {
    return new StackSettings(
        settings.account(),
        settings.region(),
        settings.clock(),
        Optional.of(settings.directory().resolve("templates")),
        new StoredTemplates(storage()));
  }

  private List<ResourceType> ownTypes() {
    String account = settings.account();
    String region = settings.region();
    return List.of(
        new BucketType(storage(), region, names),
        new BucketPolicyType(storage()),
        new RoleType(roles, account, names),
        new PolicyType(roles),
        new ManagedPolicyType(roles, account, names),
        new LogGroupType(logs, account, region, names),
        new KeyType(keys),
        new AliasType(keys),
        new QueueType(this::queues, names),
        new TableType(this::tables, account, region, names),
        RecordedType.eventRule(account, region, names),
        RecordedType.reportGroup(account, region, names));
  }

  /** What it was made of. */
  public LocalCloudSettings settings() {
    return settings;
  }

  /** The access keys. */
  public Credentials credentials() {
    return credentials;
  }

  /** The endpoint of all services but S3. */
  public AwsEndpoint endpoint() {
    return endpoint;
  }

  /** S3; waits until it has started. */
  public S3Storage storage() {
    return storage.join();
  }

  /** DynamoDB; waits until it has started. */
  public TableStorage tables() {
    return tables.join();
  }

  /** SQS; waits until it has started. */
  public QueueStorage queues() {
    return queues.join();
  }

  /** The secrets. */
  public SecretStore secrets() {
    return secrets;
  }

  /** The KMS keys. */
  public KeyStore keys() {
    return keys;
  }

  /** The names of resources that a template does not name. */
  public GeneratedNames names() {
    return names;
  }

  /** The log groups. */
  public LogStore logs() {
    return logs;
  }

  /** Judges calls by the policies of the deployed roles. */
  public Authorizer authorizer() {
    return authorizer;
  }

  /** Gives sessions of deployed roles, to callers and to the services that work for them. */
  public RoleSessions sessions() {
    return sessions;
  }

  /** Hands sessions to child processes. */
  public ContainerCredentials containerCredentials() {
    return containerCredentials;
  }

  /** The key of the account's root user, whom no policy binds. */
  public AccessKey rootCredentials() {
    return root;
  }

  /** A lasting key for a caller. */
  public AccessKey createCredentials(Caller caller) {
    return credentials.create(caller);
  }

  /**
   * The variables that send an SDK here; credentials are not among them. Waits until everything has
   * started.
   */
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL", endpoint.uri().toString(),
        "AWS_ENDPOINT_URL_S3", storage().uri().toString(),
        "AWS_ENDPOINT_URL_SQS", queues().uri().toString(),
        "AWS_ENDPOINT_URL_DYNAMODB", tables().uri().toString(),
        "AWS_REGION", settings.region());
  }

  @Override
  public void close() {
    while (!resources.isEmpty()) {
      closeQuietly(resources.pop());
    }
    endpoint.close();
    List.of(queues, tables, storage).forEach(LocalCloud::closeStarted);
  }

  /** What could not start has been told to whoever asked for it. */
  private static void closeStarted(CompletableFuture<? extends AutoCloseable> starting) {
    starting.exceptionally(failure -> null).join();
    if (!starting.isCompletedExceptionally()) {
      closeQuietly(starting.join());
    }
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      // What is left must still be closed.
      LOG.warn("{} did not close", resource, e);
    }
  }
}
