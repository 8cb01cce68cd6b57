package io.pipewright.generator;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.generation.StoredObject;
import io.pipewright.generator.surroundings.AwsCall;
import io.pipewright.ledger.CommitKey;
import io.pipewright.ledger.DynamoDbLedger;
import io.pipewright.ledger.LedgerTable;
import io.pipewright.localcloud.CloudExecution;
import io.pipewright.localcloud.CloudExecutionSettings;
import io.pipewright.localcloud.LocalCloud;
import io.pipewright.localcloud.LocalCloudSettings;
import io.pipewright.localcloud.bitbucket.BitbucketAccounts;
import io.pipewright.localcloud.bitbucket.Change;
import io.pipewright.localcloud.bitbucket.MergedPullRequest;
import io.pipewright.localcloud.bitbucket.PostedStatus;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import io.pipewright.localcloud.bitbucket.server.BitbucketServer;
import io.pipewright.localcloud.codebuild.PathMappings;
import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.repository.CommitFiles;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A local cloud and a Bitbucket stand-in, with the SDK's default chain pointed at them. Builds find
 * no image and fail at once: what is looked at here ends with the start of an execution.
 */
public final class LocalFactory implements AutoCloseable {
  private static final String BUCKET = "pipewright-source";

  /** What factory.yaml means if it does not say. */
  private static final String LEDGER = "pipewright-ledger";

  private static final List<String> PROPERTIES =
      List.of(
          "aws.endpointUrl",
          "aws.endpointUrlS3",
          "aws.endpointUrlDynamoDb",
          "aws.accessKeyId",
          "aws.secretAccessKey");

  final AwsClients clients = new AwsClients();
  final S3Client s3;
  final DynamoDbLedger ledger;
  private final LocalCloud cloud;
  private final BitbucketServer bitbucket;
  private final Path directory;

  LocalFactory(Path directory) throws IOException {
    this.directory = directory;
    Clock clock = Clock.systemUTC();
    cloud =
        new LocalCloud(
            new LocalCloudSettings("111111111111", "eu-west-1", directory.resolve("cloud"), clock));
    CloudExecution.install(
        cloud,
        new CloudExecutionSettings(
            Map.of("PATH", "/usr/bin:/bin"),
            Map.of(),
            new PathMappings(Map.of()),
            1,
            "pipewright",
            List.of(),
            0,
            event -> {}));
    cloud.start();
    cloud.secrets().create("pipewright/bitbucket-token", "the-token", Map.of());
    bitbucket =
        BitbucketServer.start(
            directory.resolve("bitbucket"),
            new BitbucketAccounts("the-token", "developer", "password"),
            clock,
            0);
    pointSdk();
    s3 = clients.s3();
    LedgerTable.create(clients.dynamoDb(), LEDGER);
    ledger = new DynamoDbLedger(clients.dynamoDb(), LEDGER);
    s3.createBucket(b -> b.bucket(BUCKET));
    s3.putBucketVersioning(b -> b.bucket(BUCKET).versioningConfiguration(v -> v.status("Enabled")));
    Files.writeString(factoryFile(), Fixtures.FACTORY.formatted(bitbucket.url()));
  }

  private void pointSdk() {
    AccessKey key = cloud.rootCredentials();
    List<String> values =
        List.of(
            cloud.endpoint().uri().toString(),
            cloud.storage().uri().toString(),
            cloud.tables().uri().toString(),
            key.accessKeyId(),
            key.secretAccessKey());
    for (int i = 0; i < values.size(); i++) {
      System.setProperty(PROPERTIES.get(i), values.get(i));
    }
  }

  private Path factoryFile() {
    return directory.resolve("factory.yaml");
  }

  /** Merges these files as a commit and archives it as the webhook does. */
  GenerationRequest merge(RepositoryId repository, Map<String, String> files) throws IOException {
    RepositoryName name = new RepositoryName(repository.project(), repository.slug());
    MergedPullRequest merged;
    if (Files.exists(bitbucket.directoryOf(name))) {
      String branch = "change-" + System.nanoTime();
      merged = bitbucket.merge(name, new Change(branch, "fix: change it", files));
    } else {
      Path tree = Files.createTempDirectory(directory, "tree");
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = tree.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      merged = bitbucket.importDirectory(name, tree, "feat: begin");
    }
    String folder = repository + "/";
    return new GenerationRequest(
        repository,
        "main",
        new CommitHash(merged.mergeCommit()),
        put(folder + "source.zip", zip(files)),
        put(folder + "pipeline.yaml", bytes(files.getOrDefault("pipeline.yaml", ""))),
        put(folder + "files.txt", listed(files).toBytes()),
        claim(repository, new CommitHash(merged.mergeCommit())),
        "delivery-1");
  }

  /** As the worker does; gives the commit's number. */
  private long claim(RepositoryId repository, CommitHash commit) {
    CommitKey key = new CommitKey(repository, "main", commit);
    return ledger
        .claim(key, ledger.head(repository, "main"), Clock.systemUTC().instant())
        .orElseThrow()
        .sequence();
  }

  /** Runs the generator as its task does, in this process. */
  int generate(GenerationRequest request) {
    Map<String, String> environment = new TreeMap<>(request.toEnvironment());
    environment.put("PIPEWRIGHT_FACTORY", factoryFile().toString());
    environment.put("PIPEWRIGHT_HOME", Fixtures.HOME.toString());
    return GeneratorMain.run(environment, Clock.systemUTC());
  }

  List<PostedStatus> statuses(GenerationRequest request) {
    RepositoryId repository = request.repository();
    return bitbucket.statuses(
        new RepositoryName(repository.project(), repository.slug()), request.commit().value());
  }

  private StoredObject put(String key, byte[] bytes) {
    String version =
        AwsCall.of(
            "archive " + key,
            () ->
                s3.putObject(o -> o.bucket(BUCKET).key(key), RequestBody.fromBytes(bytes))
                    .versionId());
    return new StoredObject(BUCKET, key, version);
  }

  private static CommitFiles listed(Map<String, String> files) {
    SortedMap<String, CommitFiles.Entry> entries = new TreeMap<>();
    try (ObjectInserter.Formatter git = new ObjectInserter.Formatter()) {
      files.forEach(
          (path, text) ->
              entries.put(
                  path,
                  new CommitFiles.Entry(
                      "100644", git.idFor(Constants.OBJ_BLOB, bytes(text)).name())));
    }
    return new CommitFiles(entries);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(bytes(file.getValue()));
      }
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    PROPERTIES.forEach(System::clearProperty);
    clients.close();
    bitbucket.close();
    cloud.close();
  }
}
