package io.pipewright.localcloud.bitbucket.git;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/** Writes commits into a bare repository, without a work tree. */
public final class CommitWriter {
  private static final String AUTHOR = "Ada Developer";
  private static final String EMAIL = "ada@example.com";

  private final Repository repository;
  private final PersonIdent person;

  /** Writes as the developer. */
  public CommitWriter(Repository repository, Instant when) {
    this(repository, new PersonIdent(AUTHOR, EMAIL, when, ZoneOffset.UTC));
  }

  private CommitWriter(Repository repository, PersonIdent person) {
    this.repository = repository;
    this.person = person;
  }

  /** Writes a commit that no branch names yet. */
  public ObjectId commit(ObjectId tree, List<ObjectId> parents, String message) throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(tree);
      commit.setParentIds(parents);
      commit.setAuthor(person);
      commit.setCommitter(person);
      commit.setMessage(message);
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return id;
    }
  }

  /** The tree of a commit with some files written anew. */
  public ObjectId treeOf(ObjectId commit, Map<String, byte[]> files) throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      DirCache index = index(commit);
      DirCacheEditor editor = index.editor();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        editor.add(put(file.getKey(), inserter.insert(Constants.OBJ_BLOB, file.getValue())));
      }
      editor.finish();
      ObjectId tree = index.writeTree(inserter);
      inserter.flush();
      return tree;
    }
  }

  /** Makes a branch, or moves it wherever it was. */
  public void moveBranch(String branch, ObjectId commit) throws IOException {
    move(Constants.R_HEADS + branch, commit);
  }

  /** Makes a reference, or moves it wherever it was. */
  public void move(String reference, ObjectId commit) throws IOException {
    RefUpdate update = repository.updateRef(reference);
    update.setNewObjectId(commit);
    update.setForceUpdate(true);
    RefUpdate.Result result = update.update();
    switch (result) {
      case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> {}
      default -> throw new IOException("cannot move " + reference + ": " + result);
    }
  }

  private DirCache index(ObjectId commit) throws IOException {
    DirCache index = DirCache.newInCore();
    try (ObjectReader reader = repository.newObjectReader()) {
      DirCacheBuilder builder = index.builder();
      ObjectId tree = repository.parseCommit(commit).getTree();
      builder.addTree(new byte[0], DirCacheEntry.STAGE_0, reader, tree);
      builder.finish();
      return index;
    }
  }

  private static DirCacheEditor.PathEdit put(String path, ObjectId content) {
    return new DirCacheEditor.PathEdit(path) {
      @Override
      public void apply(DirCacheEntry entry) {
        if (entry.getRawMode() == 0) {
          entry.setFileMode(FileMode.REGULAR_FILE);
        }
        entry.setObjectId(content);
      }
    };
  }
}
