package io.pipewright.webhook.checkout;

import io.pipewright.repository.CommitHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevWalk;

/** A bare repository that tests fill with objects, also with such as git itself never makes. */
public final class GitFixture implements AutoCloseable {
  private final Repository repository;
  private final Path directory;
  private final DirCacheBuilder index = DirCache.newInCore().builder();
  private final List<ObjectId> parents = new ArrayList<>();

  /** An empty repository in {@code directory}, which serves any commit that is asked for. */
  public GitFixture(Path directory) {
    this.directory = directory;
    try {
      repository = new RepositoryBuilder().setBare().setGitDir(directory.toFile()).build();
      repository.create(true);
      repository.getConfig().setBoolean("uploadpack", null, "allowAnySHA1InWant", true);
      repository.getConfig().save();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a file to what the next commit holds. */
  public GitFixture file(String path, String content) {
    return add(path, FileMode.REGULAR_FILE, blob(content));
  }

  public GitFixture executable(String path, String content) {
    return add(path, FileMode.EXECUTABLE_FILE, blob(content));
  }

  public GitFixture symlink(String path, String target) {
    return add(path, FileMode.SYMLINK, blob(target));
  }

  public GitFixture submodule(String path) {
    return add(path, FileMode.GITLINK, ObjectId.fromString("5".repeat(40)));
  }

  /** Commits to {@code main}. */
  public CommitHash commit(String message) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      index.finish();
      ObjectId tree = index.getDirCache().writeTree(inserter);
      inserter.flush();
      return commit(message, tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits a tree as it is, checked by nobody. */
  public CommitHash commit(String message, TreeFormatter tree) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = inserter.insert(tree);
      inserter.flush();
      return commit(message, id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stores a file's content. */
  public ObjectId blob(String content) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = inserter.insert(Constants.OBJ_BLOB, content.getBytes(StandardCharsets.UTF_8));
      inserter.flush();
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Repository repository() {
    return repository;
  }

  public Path directory() {
    return directory;
  }

  /** The commit as if it had been fetched; closing it closes nothing that is needed. */
  public Checkout checkout(CommitHash commit) {
    try (RevWalk walk = new RevWalk(repository)) {
      return new Checkout(
          repository,
          walk.parseCommit(ObjectId.fromString(commit.value())),
          directory,
          CheckoutBudget.ofHour(directory, Clock.systemUTC()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    repository.close();
  }

  private GitFixture add(String path, FileMode mode, ObjectId object) {
    DirCacheEntry entry = new DirCacheEntry(path);
    entry.setFileMode(mode);
    entry.setObjectId(object);
    index.add(entry);
    return this;
  }

  private CommitHash commit(String message, ObjectId tree) throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      CommitBuilder commit = new CommitBuilder();
      PersonIdent ada =
          new PersonIdent(
              "Ada",
              "ada@example.com",
              Instant.parse("2026-03-02T08:15:42Z").plusSeconds(parents.size()),
              ZoneOffset.UTC);
      commit.setAuthor(ada);
      commit.setCommitter(ada);
      commit.setMessage(message);
      commit.setTreeId(tree);
      commit.setParentIds(parents);
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      parents.clear();
      parents.add(id);
      RefUpdate main = repository.updateRef("refs/heads/main");
      main.setNewObjectId(id);
      main.forceUpdate();
      return new CommitHash(id.name());
    }
  }
}
