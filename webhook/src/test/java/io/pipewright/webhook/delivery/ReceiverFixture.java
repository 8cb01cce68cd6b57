package io.pipewright.webhook.delivery;

import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.archive.CommitArchive;
import io.pipewright.webhook.archive.FakeObjectStore;
import io.pipewright.webhook.checkout.Checkouts;
import io.pipewright.webhook.checkout.FixtureSource;
import io.pipewright.webhook.checkout.GitFixture;
import io.pipewright.webhook.event.Event;
import io.pipewright.webhook.event.EventParser;
import io.pipewright.webhook.event.datacenter.DataCenterEventParser;
import io.pipewright.webhook.feedback.CommitFeedback;
import io.pipewright.webhook.feedback.RecordingStatuses;
import io.pipewright.webhook.launch.RecordingLauncher;
import io.pipewright.webhook.merge.MergeHandler;
import io.pipewright.webhook.merge.TestOrganisation;
import io.pipewright.webhook.signature.SignatureVerifier;
import io.pipewright.webhook.signature.WebhookSecrets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A receiver with nothing behind it but memory and one repository with one commit. */
public final class ReceiverFixture implements AutoCloseable {
  private final GitFixture git;
  private final CommitHash commit;
  private final FakeObjectStore store = new FakeObjectStore();
  private final RecordingLauncher launcher = new RecordingLauncher();
  private final RecordingStatuses statuses = new RecordingStatuses();
  private final CountingParser parser = new CountingParser();
  private final Path temporary;
  private WebhookSecrets secrets =
      () -> List.of(SignedDeliveries.SECRET.getBytes(StandardCharsets.UTF_8));

  /** Works in {@code directory}. */
  public ReceiverFixture(Path directory, Path temporary) {
    this.git = new GitFixture(directory);
    this.temporary = temporary;
    this.commit = git.file("pipeline.yaml", "version: 1\n").commit("feat: first");
  }

  public Receiver receiver() {
    MergeHandler merges =
        new MergeHandler(
            TestOrganisation.at(URI.create("https://bitbucket.example.com")),
            new Checkouts(new FixtureSource(git), temporary),
            new CommitArchive(store),
            launcher,
            new CommitFeedback(statuses, URI.create("https://console.example.com")));
    return new Receiver(new SignatureVerifier(() -> secrets.current()), parser, merges);
  }

  public CommitHash commit() {
    return commit;
  }

  public RecordingLauncher launcher() {
    return launcher;
  }

  /** How often a body was parsed. */
  public int parsed() {
    return parser.parsed;
  }

  /** Whether nothing was stored, launched or told. */
  public boolean untouched() {
    return store.versions().isEmpty() && launcher.requests().isEmpty() && statuses.told().isEmpty();
  }

  public void secrets(WebhookSecrets others) {
    secrets = others;
  }

  @Override
  public void close() {
    git.close();
  }

  private static final class CountingParser implements EventParser {
    private final EventParser real = new DataCenterEventParser();
    private int parsed;

    @Override
    public boolean isPing(String eventKey) {
      return real.isPing(eventKey);
    }

    @Override
    public Event parse(String eventKey, byte[] body) {
      parsed++;
      return real.parse(eventKey, body);
    }
  }
}
