package io.pipewright.webhook.archive;

import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.repository.CommitFiles;
import io.pipewright.webhook.checkout.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/** What a checked out commit holds, for whoever reads of it without storing it. */
public final class CommitContent {
  private static final String ATTRIBUTES = ".gitattributes";
  private static final String LFS_FILTER = "filter=lfs";
  private static final int LARGEST_ATTRIBUTES = 64 * 1024;

  /** A pointer is smaller by its specification. */
  private static final int LARGEST_POINTER = 1023;

  private static final String POINTER = "version https://git-lfs.github.com/spec/v1\n";

  private final Checkout checkout;
  private final CommitTree tree;

  private CommitContent(Checkout checkout, CommitTree tree) {
    this.checkout = checkout;
    this.tree = tree;
  }

  /**
   * The content of a checkout, which stays its owner's.
   *
   * @throws RefusedCommitException if a path of it may not be archived
   * @throws UnavailableException if it cannot be read
   */
  public static CommitContent of(Checkout checkout) {
    try {
      return new CommitContent(checkout, CommitTree.read(checkout.repository(), checkout.commit()));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The files and symbolic links. */
  public CommitFiles files() {
    return tree.files();
  }

  /** What an archive of it would not hold, in short sentences for people; mostly none. */
  public List<String> notes() {
    return CommitNotes.of(tree.submodules(), lfsPointers());
  }

  /** The bytes of a regular file of at most {@code limit} bytes; empty if there is none. */
  public Optional<byte[]> read(String path, int limit) {
    try (ObjectReader reader = checkout.repository().newObjectReader()) {
      Optional<TreeEntry> entry = tree.find(path).filter(CommitContent::isRegular);
      return entry.isEmpty() ? Optional.empty() : bytes(reader, entry.get(), limit);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * The paths at which there is a pointer of Git LFS in place of a file. They are looked for only
   * if an attribute says that the repository uses it.
   */
  private List<String> lfsPointers() {
    try (ObjectReader reader = checkout.repository().newObjectReader()) {
      List<String> pointers = new ArrayList<>();
      if (usesLfs(reader)) {
        for (TreeEntry entry : tree.entries()) {
          if (isRegular(entry) && text(reader, entry, LARGEST_POINTER).startsWith(POINTER)) {
            pointers.add(entry.path());
          }
        }
      }
      return pointers;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private boolean usesLfs(ObjectReader reader) throws IOException {
    for (TreeEntry entry : tree.entries()) {
      boolean isAttributes =
          entry.path().equals(ATTRIBUTES) || entry.path().endsWith("/" + ATTRIBUTES);
      if (isAttributes
          && isRegular(entry)
          && text(reader, entry, LARGEST_ATTRIBUTES).contains(LFS_FILTER)) {
        return true;
      }
    }
    return false;
  }

  private static String text(ObjectReader reader, TreeEntry entry, int limit) throws IOException {
    return bytes(reader, entry, limit)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElse("");
  }

  private static Optional<byte[]> bytes(ObjectReader reader, TreeEntry entry, int limit)
      throws IOException {
    ObjectLoader blob = reader.open(entry.object(), Constants.OBJ_BLOB);
    return blob.getSize() > limit ? Optional.empty() : Optional.of(blob.getBytes(limit));
  }

  private static boolean isRegular(TreeEntry entry) {
    return entry.kind() == TreeEntry.Kind.FILE || entry.kind() == TreeEntry.Kind.EXECUTABLE;
  }

  private static UnavailableException unreadable(IOException e) {
    return new UnavailableException("the commit could not be read", e);
  }
}
