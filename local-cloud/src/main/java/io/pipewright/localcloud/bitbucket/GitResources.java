package io.pipewright.localcloud.bitbucket;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** The commits and tags of one repository, as the REST API shows them. */
final class GitResources {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RepositoryStore repositories;
  private final RepositoryName name;

  GitResources(RepositoryStore repositories, RepositoryName name) {
    this.repositories = repositories;
    this.name = name;
  }

  /**
   * Checks that a commit is there.
   *
   * @throws RestError 404 if it is not, or is abbreviated
   */
  String fullHash(String commit) {
    return read((repository, walk) -> parse(walk, commit).name());
  }

  ObjectNode commit(String hash) {
    return read(
        (repository, walk) -> {
          RevCommit commit = parse(walk, hash);
          ObjectNode node = identified(JSON.createObjectNode(), commit);
          node.putObject("author")
              .put("name", commit.getAuthorIdent().getName())
              .put("emailAddress", commit.getAuthorIdent().getEmailAddress());
          node.put("authorTimestamp", commit.getAuthorIdent().getWhenAsInstant().toEpochMilli());
          node.put("committerTimestamp", commit.getCommitTime() * 1000L);
          node.put("message", commit.getFullMessage());
          ArrayNode parents = node.putArray("parents");
          List.of(commit.getParents()).forEach(parent -> identified(parents.addObject(), parent));
          return node;
        });
  }

  /** All tags on one page. */
  ObjectNode tags() {
    return read(
        (repository, walk) -> {
          ObjectNode page = JSON.createObjectNode();
          ArrayNode values = page.putArray("values");
          for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
            Ref peeled = repository.getRefDatabase().peel(ref);
            ObjectId target = peeled.getPeeledObjectId();
            ObjectNode tag = values.addObject();
            tag.put("id", ref.getName());
            tag.put("displayId", ref.getName().substring(Constants.R_TAGS.length()));
            tag.put("type", "TAG");
            tag.put("latestCommit", (target == null ? ref.getObjectId() : target).name());
            // Only an annotated tag is an object of its own.
            tag.put("hash", target == null ? null : ref.getObjectId().name());
          }
          return page.put("size", values.size()).put("isLastPage", true).put("start", 0);
        });
  }

  /** What is read from an open repository. */
  @FunctionalInterface
  private interface Reading<T> {
    T from(Repository repository, RevWalk walk) throws IOException;
  }

  private <T> T read(Reading<T> reading) {
    try (Repository repository = repositories.open(name);
        RevWalk walk = new RevWalk(repository)) {
      return reading.from(repository, walk);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + name, failure);
    }
  }

  private RevCommit parse(RevWalk walk, String hash) throws IOException {
    if (!ObjectId.isId(hash)) {
      throw RestError.noCommit(name, hash);
    }
    try {
      return walk.parseCommit(ObjectId.fromString(hash));
    } catch (MissingObjectException | IncorrectObjectTypeException unknown) {
      throw RestError.noCommit(name, hash);
    }
  }

  private static ObjectNode identified(ObjectNode node, RevCommit commit) {
    return node.put("id", commit.name()).put("displayId", commit.name().substring(0, 11));
  }
}
