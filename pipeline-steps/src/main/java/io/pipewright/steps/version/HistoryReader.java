package io.pipewright.steps.version;

import io.pipewright.repository.CommitHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;
import org.semver4j.Semver;

/** Reads a fetched repository. */
final class HistoryReader {
  private final Repository repository;

  HistoryReader(Repository repository) {
    this.repository = repository;
  }

  VersionHistory read(CommitHash commit) {
    try {
      ObjectId id = ObjectId.fromString(commit.value());
      Map<ObjectId, List<VersionTag>> tags = tags();
      Optional<Tagged> last = lastReachable(id, tags);
      return new VersionHistory(
          tags.getOrDefault(id, List.of()),
          last.map(Tagged::version),
          commitsSince(id, last.map(Tagged::commit)),
          tags.values().stream().flatMap(List::stream).map(VersionTag::version).toList());
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the history of " + commit, failure);
    }
  }

  /** A version and the commit that has it. */
  private record Tagged(Semver version, ObjectId commit) {}

  private Map<ObjectId, List<VersionTag>> tags() throws IOException {
    Map<ObjectId, List<VersionTag>> tags = new HashMap<>();
    try (RevWalk walk = new RevWalk(repository)) {
      for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
        String name = ref.getName().substring(Constants.R_TAGS.length());
        Optional<Semver> version = VersionTag.parse(name);
        RevObject object = walk.parseAny(ref.getObjectId());
        // A tag of a tree or a file is no version of the software.
        if (version.isPresent() && walk.peel(object) instanceof RevCommit commit) {
          tags.computeIfAbsent(commit.copy(), key -> new ArrayList<>())
              .add(new VersionTag(version.get(), object instanceof RevTag));
        }
      }
    }
    return tags;
  }

  private Optional<Tagged> lastReachable(ObjectId from, Map<ObjectId, List<VersionTag>> tags)
      throws IOException {
    if (tags.isEmpty()) {
      return Optional.empty();
    }
    List<Tagged> reachable = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRetainBody(false);
      walk.markStart(walk.parseCommit(from));
      for (RevCommit commit : walk) {
        for (VersionTag tag : tags.getOrDefault(commit, List.of())) {
          reachable.add(new Tagged(tag.version(), commit.copy()));
        }
      }
    }
    return reachable.stream().max(Comparator.comparing(Tagged::version));
  }

  private List<HistoryCommit> commitsSince(ObjectId from, Optional<ObjectId> last)
      throws IOException {
    List<HistoryCommit> commits = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(from));
      if (last.isPresent()) {
        walk.markUninteresting(walk.parseCommit(last.get()));
      }
      for (RevCommit commit : walk) {
        commits.add(new HistoryCommit(commit.getFullMessage(), commit.getParentCount() > 1));
        commit.disposeBody();
      }
    }
    return commits;
  }
}
