package io.pipewright.webhook.archive;

import io.pipewright.repository.RepositoryId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.revwalk.RevCommit;

/** What an archived object says about itself; only the webhook may write it. */
public final class ArchiveMetadata {
  /** The commit's full hash. */
  public static final String COMMIT = "commit";

  /** {@code PROJECT/slug}. */
  public static final String REPOSITORY = "repository";

  /** The branch that was merged into, without {@code refs/heads/}. */
  public static final String BRANCH = "branch";

  /** CodePipeline shows it as the revision's summary; defined by its S3 source action. */
  private static final String SUMMARY = "codepipeline-artifact-revision-summary";

  /** Far below S3's 2 KiB for all metadata of an object. */
  private static final int SUMMARY_LIMIT = 200;

  private ArchiveMetadata() {}

  static Map<String, String> of(RepositoryId repository, String branch, RevCommit commit) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(COMMIT, commit.name());
    metadata.put(REPOSITORY, repository.toString());
    metadata.put(BRANCH, branch);
    return metadata;
  }

  static Map<String, String> withSummary(Map<String, String> metadata, RevCommit commit) {
    Map<String, String> all = new LinkedHashMap<>(metadata);
    all.put(SUMMARY, ascii(commit.abbreviate(12).name() + " " + commit.getShortMessage()));
    return all;
  }

  /** S3 metadata travels as HTTP headers: printable US-ASCII only. */
  private static String ascii(String text) {
    String printable = text.replaceAll("[^ -~]", "?").strip();
    return printable.substring(0, Math.min(printable.length(), SUMMARY_LIMIT));
  }
}
