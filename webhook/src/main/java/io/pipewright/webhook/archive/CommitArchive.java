package io.pipewright.webhook.archive;

import io.pipewright.generation.StoredObject;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import io.pipewright.webhook.checkout.Checkout;
import io.pipewright.webhook.checkout.TooLargeException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores commits: {@code {PROJECT}/{slug}/source.zip}, {@code pipeline.yaml} and {@code files.txt},
 * each with the commit in its metadata and under the team's key.
 */
public final class CommitArchive {
  /** What a developer writes; at the root of the repository. */
  public static final String MANIFEST = "pipeline.yaml";

  /** Bytes of a manifest: some hundred times what one needs. */
  public static final int MANIFEST_LIMIT = 256 * 1024;

  /** CodePipeline takes no source from S3 that is larger. */
  static final long ARCHIVE_LIMIT = 5_000_000_000L;

  private static final Logger log = LoggerFactory.getLogger(CommitArchive.class);
  private static final String SOURCE = "source.zip";
  private static final String FILES = "files.txt";

  private final ObjectStore store;

  /** An archive in {@code store}. */
  public CommitArchive(ObjectStore store) {
    this.store = store;
  }

  /** The commit, if the newest version of each of its three objects is of that commit. */
  public Optional<ArchivedCommit> find(RepositoryId repository, CommitHash commit) {
    return latest(repository, FILES, commit)
        .flatMap(
            files ->
                latest(repository, MANIFEST, commit)
                    .flatMap(
                        manifest ->
                            latest(repository, SOURCE, commit)
                                .map(
                                    source ->
                                        new ArchivedCommit(
                                            source.object(),
                                            manifest.object(),
                                            files.object(),
                                            CommitNotes.read(files.metadata())))));
  }

  /**
   * Stores a commit.
   *
   * @param branch the branch that it was merged into
   * @param kmsKey ARN of its team's key
   * @throws RefusedCommitException if it may not be archived or has no readable manifest; nothing
   *     was stored then
   * @throws TooLargeException if the checkout's budget does not suffice
   * @throws UnavailableException if it could not be read or stored
   */
  public ArchivedCommit store(
      RepositoryId repository, String branch, Checkout checkout, String kmsKey) {
    try {
      CommitTree tree = CommitTree.read(checkout.repository(), checkout.commit());
      byte[] manifest = manifest(checkout, tree);
      Map<String, String> metadata = ArchiveMetadata.of(repository, branch, checkout.commit());
      List<String> pointers = new ArrayList<>();
      StoredObject source =
          store.store(
              key(repository, SOURCE),
              ArchiveMetadata.withSummary(metadata, checkout.commit()),
              kmsKey,
              out -> pointers.addAll(zip(checkout, tree, out)));
      List<String> notes = CommitNotes.of(tree.submodules(), pointers);
      notes.forEach(note -> log.info("{}: {}", repository, note));
      StoredObject storedManifest =
          store.store(key(repository, MANIFEST), metadata, kmsKey, out -> out.write(manifest));
      // The last one tells what is missing in the first one.
      Map<String, String> withNotes = new LinkedHashMap<>(metadata);
      withNotes.putAll(CommitNotes.metadata(notes));
      StoredObject files = store.store(key(repository, FILES), withNotes, kmsKey, tree::writeFiles);
      return new ArchivedCommit(source, storedManifest, files, notes);
    } catch (IOException e) {
      throw new UnavailableException("the commit could not be read", e);
    }
  }

  private static List<String> zip(Checkout checkout, CommitTree tree, OutputStream out)
      throws IOException {
    return CommitZip.write(
        checkout.repository(), tree, checkout.budget(), new LimitedOutput(out, ARCHIVE_LIMIT));
  }

  private static byte[] manifest(Checkout checkout, CommitTree tree) throws IOException {
    Optional<TreeEntry> entry = tree.find(MANIFEST);
    if (entry.isEmpty()) {
      throw new RefusedCommitException(
          "there is no "
              + MANIFEST
              + " at the root of the repository; add one (pipewright init writes it) and merge it");
    }
    return CommitZip.read(checkout.repository(), entry.get(), MANIFEST_LIMIT);
  }

  private Optional<ObjectStore.Latest> latest(
      RepositoryId repository, String name, CommitHash commit) {
    return store
        .latest(key(repository, name))
        .filter(latest -> commit.value().equals(latest.metadata().get(ArchiveMetadata.COMMIT)));
  }

  private static String key(RepositoryId repository, String name) {
    return repository + "/" + name;
  }
}
