package io.pipewright.localcloud.bitbucket.git;

import io.pipewright.localcloud.bitbucket.HostedRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/** Reads one repository. */
public final class Commits {
  private final RepositoryStore repositories;
  private final HostedRepository hosted;

  /** Reads a repository at each call anew. */
  public Commits(RepositoryStore repositories, HostedRepository hosted) {
    this.repositories = repositories;
    this.hosted = hosted;
  }

  /** The commit that a branch, a tag, or a hash, full or unambiguously abbreviated, names. */
  public Optional<CommitInfo> find(String revision) {
    return read(
        (repository, walk) -> {
          Optional<ObjectId> id = resolve(repository, revision);
          return id.isPresent() ? parse(walk, id.get()).map(Commits::info) : Optional.empty();
        });
  }

  /**
   * Commits that are reachable from some and not from others, newest first.
   *
   * @param until hashes that are there
   * @param since hashes that are there
   * @param limit how many at most
   */
  public List<CommitInfo> log(Collection<String> until, Collection<String> since, int limit) {
    return read(
        (repository, walk) -> {
          for (String hash : until) {
            walk.markStart(walk.parseCommit(ObjectId.fromString(hash)));
          }
          for (String hash : since) {
            walk.markUninteresting(walk.parseCommit(ObjectId.fromString(hash)));
          }
          List<CommitInfo> found = new ArrayList<>();
          RevCommit next = limit > 0 ? walk.next() : null;
          while (next != null) {
            found.add(info(next));
            next = found.size() < limit ? walk.next() : null;
          }
          return found;
        });
  }

  /** The best common ancestor of two commits that are there. */
  public Optional<CommitInfo> mergeBase(String one, String other) {
    return read(
        (repository, walk) -> {
          walk.setRevFilter(RevFilter.MERGE_BASE);
          walk.markStart(walk.parseCommit(ObjectId.fromString(one)));
          walk.markStart(walk.parseCommit(ObjectId.fromString(other)));
          return Optional.ofNullable(walk.next()).map(Commits::info);
        });
  }

  /** Whether one commit is another or an ancestor of it; both must be there. */
  public boolean contains(String newer, String older) {
    return read(
        (repository, walk) ->
            walk.isMergedInto(
                walk.parseCommit(ObjectId.fromString(older)),
                walk.parseCommit(ObjectId.fromString(newer))));
  }

  /** All branches, by name. */
  public List<RefInfo> branches() {
    return refs(Constants.R_HEADS);
  }

  /** All tags, by name. */
  public List<RefInfo> tags() {
    return refs(Constants.R_TAGS);
  }

  /** The tip of a branch by its short name, in the case that git has. */
  public Optional<RefInfo> branch(String name) {
    return branches().stream().filter(branch -> branch.shortName().equals(name)).findFirst();
  }

  private List<RefInfo> refs(String prefix) {
    return read(
        (repository, walk) -> {
          List<RefInfo> found = new ArrayList<>();
          for (Ref ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
            ObjectId object = Optional.ofNullable(ref.getObjectId()).orElseThrow();
            RevObject commit = walk.peel(walk.parseAny(object));
            found.add(new RefInfo(ref.getName(), object.name(), commit.name()));
          }
          return found;
        });
  }

  private static Optional<ObjectId> resolve(Repository repository, String revision)
      throws IOException {
    // Not as git would: "main~1" or "@{-1}" are no names in a URL.
    if (!revision.matches("[^~^:@{}*?\\[\\\\\\s]+")) {
      return Optional.empty();
    }
    Stream<String> names =
        Stream.of(revision, Constants.R_HEADS + revision, Constants.R_TAGS + revision);
    for (String name : names.filter(any -> any.startsWith("refs/")).toList()) {
      Ref ref = repository.exactRef(name);
      if (ref != null) {
        return Optional.ofNullable(ref.getObjectId());
      }
    }
    if (!revision.matches("[0-9a-fA-F]{4,40}")) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(repository.resolve(revision + "^{commit}"));
    } catch (AmbiguousObjectException | MissingObjectException | RevisionSyntaxException none) {
      return Optional.empty();
    }
  }

  private static Optional<RevCommit> parse(RevWalk walk, ObjectId id) throws IOException {
    try {
      return walk.peel(walk.parseAny(id)) instanceof RevCommit commit
          ? Optional.of(walk.parseCommit(commit))
          : Optional.empty();
    } catch (MissingObjectException | IncorrectObjectTypeException unknown) {
      return Optional.empty();
    }
  }

  private static CommitInfo info(RevCommit commit) {
    PersonIdent author = commit.getAuthorIdent();
    return new CommitInfo(
        commit.name(),
        Stream.of(commit.getParents()).map(RevCommit::name).toList(),
        author.getName(),
        author.getEmailAddress(),
        author.getWhenAsInstant(),
        commit.getCommitterIdent().getWhenAsInstant(),
        commit.getFullMessage());
  }

  /** What is read from an open repository. */
  @FunctionalInterface
  private interface Reading<T> {
    T from(Repository repository, RevWalk walk) throws IOException;
  }

  private <T> T read(Reading<T> reading) {
    try (Repository repository = repositories.open(hosted);
        RevWalk walk = new RevWalk(repository)) {
      return reading.from(repository, walk);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + hosted.name(), failure);
    }
  }
}
