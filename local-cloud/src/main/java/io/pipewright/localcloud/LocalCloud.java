package io.pipewright.localcloud;

import io.pipewright.localcloud.cloudformation.ResourceType;
import io.pipewright.localcloud.cloudformation.ResourceTypes;
import io.pipewright.localcloud.iam.ContainerCredentials;
import io.pipewright.localcloud.iam.PolicyAuthorizer;
import io.pipewright.localcloud.iam.RoleSessions;
import io.pipewright.localcloud.iam.Roles;
import io.pipewright.localcloud.iam.Sts;
import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.identity.Authorizer;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import io.pipewright.localcloud.logs.LogStore;
import io.pipewright.localcloud.server.AwsEndpoint;
import io.pipewright.localcloud.server.JsonService;
import io.pipewright.localcloud.server.QueryService;
import io.pipewright.localcloud.storage.S3Storage;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final AwsEndpoint endpoint;
  private final S3Storage storage;
  private final LogStore logs;
  private final Roles roles = new Roles();
  private final PolicyAuthorizer authorizer = new PolicyAuthorizer(roles);
  private final RoleSessions sessions;
  private final ContainerCredentials containerCredentials;
  private final ResourceTypes resourceTypes = new ResourceTypes(List.of());
  private final Deque<AutoCloseable> resources = new ArrayDeque<>();
  private final AccessKey root;

  /** Opens the ports. Only S3 answers before {@link #start()}. */
  public LocalCloud(LocalCloudSettings settings) {
    this.settings = settings;
    SecureRandom random = new SecureRandom();
    this.credentials = new Credentials(settings.clock(), random);
    this.root = credentials.create(Caller.root(settings.account()));
    this.endpoint = new AwsEndpoint(credentials, settings.clock());
    this.logs = new LogStore(settings.clock(), Optional.of(settings.directory().resolve("logs")));
    this.storage = S3Storage.start(credentials);
    this.sessions = new RoleSessions(roles, authorizer, credentials);
    this.containerCredentials = new ContainerCredentials(endpoint.uri(), random);
    endpoint.page(ContainerCredentials.PATH, containerCredentials);
    endpoint.register(new Sts(sessions, roles));
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
    endpoint.start();
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

  /** S3. */
  public S3Storage storage() {
    return storage;
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

  /** The variables that send an SDK here; credentials are not among them. */
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL", endpoint.uri().toString(),
        "AWS_ENDPOINT_URL_S3", storage.uri().toString(),
        "AWS_REGION", settings.region());
  }

  @Override
  public void close() {
    while (!resources.isEmpty()) {
      closeQuietly(resources.pop());
    }
    endpoint.close();
    storage.close();
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
