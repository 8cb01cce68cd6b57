package io.pipewright.localcloud.bitbucket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;

/** Makes a branch, and merges it as Data Center does: by a merge commit with two parents. */
final class PullRequests {
  static final String TARGET = "main";
  static final String AUTHOR = "Ada Developer";
  static final String EMAIL = "ada@example.com";

  private final RepositoryStore repositories;
  private final Clock clock;

  PullRequests(RepositoryStore repositories, Clock clock) {
    this.repositories = repositories;
    this.clock = clock;
  }

  MergedPullRequest merge(RepositoryName name, Change change) {
    Map<String, byte[]> files = new TreeMap<>();
    change.files().forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return merge(name, change, files);
  }

  /** Merges these bytes, which need not be text, in the place of the change's files. */
  MergedPullRequest merge(RepositoryName name, Change change, Map<String, byte[]> files) {
    Instant now = clock.instant();
    try (Repository repository = repositories.open(name)) {
      CommitWriter writer = new CommitWriter(repository, person(now));
      ObjectId before = repository.resolve("refs/heads/" + TARGET);
      if (before == null) {
        throw new IllegalArgumentException(name + " has no branch " + TARGET + " yet");
      }
      int number = repositories.nextPullRequest(name);
      ObjectId tree = writer.treeOf(before, files);
      ObjectId source = writer.commit(tree, List.of(before), change.message());
      writer.moveBranch(change.branch(), source);
      String message = mergeMessage(name, number, change, source);
      ObjectId merge = writer.commit(tree, List.of(before, source), message);
      writer.moveBranch(TARGET, merge);
      return new MergedPullRequest(
          name,
          number,
          change.title(),
          AUTHOR,
          change.branch(),
          source.name(),
          TARGET,
          before.name(),
          merge.name(),
          now);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot merge into " + name, failure);
    }
  }

  static PersonIdent person(Instant when) {
    return new PersonIdent(AUTHOR, EMAIL, when, ZoneOffset.UTC);
  }

  /** Data Center's default text. */
  private static String mergeMessage(
      RepositoryName name, int number, Change change, ObjectId source) {
    return """
        Pull request #%d: %s

        Merge in %s from %s to %s

        * commit '%s':
          %s
        """
        .formatted(
            number, change.title(), name, change.branch(), TARGET, source.name(), change.title());
  }
}
