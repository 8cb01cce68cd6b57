package io.pipewright.steps;

import io.pipewright.generation.StoredObject;
import io.pipewright.localcloud.bitbucket.BitbucketAccounts;
import io.pipewright.localcloud.bitbucket.Change;
import io.pipewright.localcloud.bitbucket.MergedPullRequest;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import io.pipewright.localcloud.bitbucket.server.BitbucketServer;
import io.pipewright.steps.version.InMemoryMetadata;
import io.pipewright.steps.version.VersionStep.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;

/** A repository in the Bitbucket stand-in, and the step as a pipeline runs it. */
final class Factory implements AutoCloseable {
  static final RepositoryName REPOSITORY = new RepositoryName("PAY", "ledger-api");
  static final String TOKEN = "the-token";
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final Path folder;
  private final InMemoryMetadata metadata = new InMemoryMetadata();
  private final AtomicInteger runs = new AtomicInteger();
  private final BitbucketServer bitbucket;
  private final URI url;
  private final MergedPullRequest first;
  private volatile Runnable beforeTag = () -> {};

  /** What a run said and left. */
  record Run(int exitCode, String output, String errors, String exports) {}

  Factory(Path folder) throws IOException {
    this.folder = folder;
    this.bitbucket =
        BitbucketServer.start(
            folder.resolve("bitbucket"),
            new BitbucketAccounts(TOKEN, "ada", "the-password"),
            Clock.fixed(NOW, ZoneOffset.UTC),
            0);
    this.url = bitbucket.url();
    Path source = Files.createDirectories(folder.resolve("source"));
    Files.writeString(source.resolve("pipeline.yaml"), "version: 1\n");
    this.first = bitbucket.importDirectory(REPOSITORY, source, "feat: deliver with Pipewright");
    Files.createDirectories(folder.resolve("tmp"));
  }

  BitbucketServer bitbucket() {
    return bitbucket;
  }

  MergedPullRequest first() {
    return first;
  }

  Path temporary() {
    return folder.resolve("tmp");
  }

  RealGit server() {
    return new RealGit(bitbucket.directoryOf(REPOSITORY));
  }

  String merge(String message) {
    String branch = "feature/" + runs.incrementAndGet();
    Map<String, String> files = Map.of("file" + runs.get(), message);
    return bitbucket.merge(REPOSITORY, new Change(branch, message, files)).mergeCommit();
  }

  /** Tags a commit as a release, as someone else would. */
  void tag(String name, String commit) {
    try {
      server().run("tag", "-a", name, "-m", "Release " + name, commit);
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  /** Runs something once between the step's fetch and its push, where races happen. */
  void beforeTag(Runnable race) {
    beforeTag = race;
  }

  Run version(String commit) {
    return version(commit, Map.of());
  }

  Run version(String commit, Map<String, String> changed) {
    StoredObject archive =
        metadata.put(
            "source",
            "PAY/ledger-api/source.zip",
            Map.of("commit", commit, "repository", REPOSITORY.toString()));
    Map<String, String> environment = new HashMap<>(environment(archive));
    environment.putAll(changed);
    Path output = folder.resolve("exports-" + runs.incrementAndGet());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(new RacingClock(), new Random(7), wait -> {}, temporary());
    CommandLine command =
        StepsMain.commandLine(new VersionCommand(environment, metadata, surroundings))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int exitCode = command.execute("version", "--output", output.toString());
    return new Run(exitCode, out.toString(), err.toString(), read(output));
  }

  Map<String, String> environment(StoredObject archive) {
    return Map.of(
        "PIPEWRIGHT_SOURCE_BUCKET", archive.bucket(),
        "PIPEWRIGHT_SOURCE_KEY", archive.key(),
        "PIPEWRIGHT_SOURCE_VERSION", archive.versionId(),
        "PIPEWRIGHT_REPOSITORY", REPOSITORY.toString(),
        "PIPEWRIGHT_PIPELINE", "payments--ledger-api",
        "PIPEWRIGHT_EXECUTION", "0b1c2d3e-0000-4000-8000-00000000000" + runs.get() % 10,
        "PIPEWRIGHT_BITBUCKET_URL", url.toString(),
        "BITBUCKET_TOKEN", TOKEN);
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Override
  public void close() {
    bitbucket.close();
  }

  /** The step asks for the time when it has reckoned a version and has not pushed it yet. */
  private final class RacingClock extends Clock {
    @Override
    public Instant instant() {
      beforeTag.run();
      return NOW;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
