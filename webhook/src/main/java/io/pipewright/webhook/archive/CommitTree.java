package io.pipewright.webhook.archive;

import io.pipewright.repository.CommitFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * What a commit holds, in git's order, with every path checked before anything is stored.
 *
 * @param entries files, symbolic links and submodules; directories are implied
 */
record CommitTree(List<TreeEntry> entries) {
  /** As many paths as are still worth a pipeline; above it lies a mistake or an attack. */
  static final int MOST_ENTRIES = 500_000;

  CommitTree {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a commit's tree.
   *
   * @throws RefusedCommitException naming the path that may not be archived
   */
  static CommitTree read(Repository repository, RevCommit commit) throws IOException {
    List<TreeEntry> entries = new ArrayList<>();
    Names names = new Names();
    try (ObjectReader reader = repository.newObjectReader();
        TreeWalk walk = new TreeWalk(reader)) {
      walk.addTree(commit.getTree());
      walk.setRecursive(false);
      while (walk.next()) {
        String path = checkedPath(walk);
        if (!names.add(walk.getDepth(), path)) {
          throw refused(path, "occurs twice");
        }
        if (walk.isSubtree()) {
          walk.enterSubtree();
        } else {
          entries.add(new TreeEntry(path, kind(walk, path), walk.getObjectId(0)));
        }
        if (entries.size() > MOST_ENTRIES) {
          throw new RefusedCommitException(
              "the commit has more than " + MOST_ENTRIES + " files; split the repository");
        }
      }
    }
    return new CommitTree(entries);
  }

  /** The entry at {@code path}, if there is one. */
  Optional<TreeEntry> find(String path) {
    return entries.stream().filter(entry -> entry.path().equals(path)).findFirst();
  }

  /** The paths of the submodules, whose files the archive cannot hold. */
  List<String> submodules() {
    return entries.stream()
        .filter(entry -> entry.kind() == TreeEntry.Kind.SUBMODULE)
        .map(TreeEntry::path)
        .toList();
  }

  /** The files and symbolic links, with their content by name. */
  CommitFiles files() {
    SortedMap<String, CommitFiles.Entry> files = new TreeMap<>();
    for (TreeEntry entry : entries) {
      if (entry.kind() != TreeEntry.Kind.SUBMODULE) {
        files.put(entry.path(), entry.listed());
      }
    }
    return new CommitFiles(files);
  }

  /** Writes what {@link #files} would, without holding it. */
  void writeFiles(OutputStream out) throws IOException {
    TreeEntry[] sorted = entries.toArray(TreeEntry[]::new);
    Arrays.sort(sorted, Comparator.comparing(TreeEntry::path));
    for (TreeEntry entry : sorted) {
      if (entry.kind() != TreeEntry.Kind.SUBMODULE) {
        out.write(CommitFiles.line(entry.path(), entry.listed()));
      }
    }
  }

  /**
   * The names that were seen in each directory from the root to where the walk is. Directories are
   * among them: a symbolic link and a directory of one name would lead out of the tree.
   */
  private static final class Names {
    private final List<Set<String>> levels = new ArrayList<>();

    /** Whether the path is new; its directory is the one that was entered last at its depth. */
    boolean add(int depth, String path) {
      while (levels.size() > depth + 1) {
        levels.remove(levels.size() - 1);
      }
      if (levels.size() <= depth) {
        levels.add(new HashSet<>());
      }
      return levels.get(depth).add(path);
    }
  }

  private static String checkedPath(TreeWalk walk) {
    String path = new String(walk.getRawPath(), StandardCharsets.UTF_8);
    Optional<String> violation = PathRule.violation(path);
    if (violation.isPresent()) {
      throw refused(path, violation.get());
    }
    return path;
  }

  private static TreeEntry.Kind kind(TreeWalk walk, String path) {
    FileMode mode = walk.getFileMode(0);
    if (mode.equals(FileMode.REGULAR_FILE)) {
      return TreeEntry.Kind.FILE;
    }
    if (mode.equals(FileMode.EXECUTABLE_FILE)) {
      return TreeEntry.Kind.EXECUTABLE;
    }
    if (mode.equals(FileMode.SYMLINK)) {
      return TreeEntry.Kind.SYMLINK;
    }
    if (mode.equals(FileMode.GITLINK)) {
      return TreeEntry.Kind.SUBMODULE;
    }
    throw refused(path, "has a mode that git does not know");
  }

  private static RefusedCommitException refused(String path, String why) {
    StringBuilder shown = new StringBuilder();
    path.codePoints()
        .map(c -> c < ' ' || c == 0x7f ? '?' : c)
        .limit(200)
        .forEach(shown::appendCodePoint);
    return new RefusedCommitException(
        "the path '" + shown + "' " + why + "; remove or rename it, then merge again");
  }
}
