package io.pipewright.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.generation.StoredObject;
import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import io.pipewright.localcloud.storage.S3Storage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** The program as a process, as a buildspec starts it. */
class StepsMainTest {
  @TempDir Path folder;

  private record Ended(int exitCode, String output) {}

  @Test
  void versionsACommitOfAnArchiveInS3() throws Exception {
    Credentials credentials = new Credentials(Clock.systemUTC(), new SecureRandom());
    AccessKey root = credentials.create(Caller.root("111111111111"));
    try (Factory factory = new Factory(folder);
        S3Storage storage = S3Storage.start(credentials)) {
      StoredObject archive = archive(storage, root, factory.first().mergeCommit());
      Path exports = folder.resolve("exports");
      List<String> command = List.of("version", "--output", exports.toString());

      ProcessBuilder process = java(command);
      process.environment().putAll(factory.environment(archive));
      process.environment().put("AWS_ENDPOINT_URL_S3", storage.uri().toString());
      process.environment().put("AWS_REGION", "eu-west-1");
      process.environment().put("AWS_ACCESS_KEY_ID", root.accessKeyId());
      process.environment().put("AWS_SECRET_ACCESS_KEY", root.secretAccessKey());
      Ended ended = run(process);

      assertThat(ended.output())
          .isEqualTo("pipewright: version passed: v0.1.0 (minor: the first version)\n");
      assertThat(ended.exitCode()).isZero();
      assertThat(exports).content().contains("export TAG=v0.1.0\n");
      assertThat(factory.server().run("cat-file", "-t", "v0.1.0")).isEqualTo("tag");
    }
  }

  @Test
  void explainsItself() throws Exception {
    Ended help = run(java(List.of("version", "--help")));

    assertThat(help.exitCode()).isZero();
    assertThat(help.output()).contains("--output=FILE", "Exit codes:", "BITBUCKET_TOKEN");
  }

  @Test
  void refusesAWrongCall() throws Exception {
    assertThat(run(java(List.of())).exitCode()).isEqualTo(2);
    assertThat(run(java(List.of("version"))).exitCode()).isEqualTo(2);
    Ended nothingSet = run(java(List.of("version", "--output", "x")));
    assertThat(nothingSet.exitCode()).isEqualTo(2);
    assertThat(nothingSet.output()).startsWith("pipewright: version failed: not set: ");
  }

  private StoredObject archive(S3Storage storage, AccessKey key, String commit) {
    try (S3Client s3 =
        S3Client.builder()
            .endpointOverride(storage.uri())
            .region(Region.EU_WEST_1)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())))
            .build()) {
      s3.createBucket(request -> request.bucket("source"));
      s3.putBucketVersioning(
          request ->
              request
                  .bucket("source")
                  .versioningConfiguration(it -> it.status(BucketVersioningStatus.ENABLED)));
      Map<String, String> metadata = Map.of("commit", commit, "repository", "PAY/ledger-api");
      String name = "PAY/ledger-api/source.zip";
      String version =
          s3.putObject(
                  request -> request.bucket("source").key(name).metadata(metadata),
                  RequestBody.fromString("zip"))
              .versionId();
      return new StoredObject("source", name, version);
    }
  }

  private ProcessBuilder java(List<String> arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("process-tmp")),
                "-cp",
                System.getProperty("java.class.path"),
                StepsMain.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    return builder;
  }

  private static Ended run(ProcessBuilder builder) throws Exception {
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the process ended").isTrue();
    return new Ended(process.exitValue(), output);
  }
}
