package io.pipewright.webhook.archive;

import io.pipewright.webhook.checkout.CheckoutBudget;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/**
 * A commit as a zip: entries in git's order, one time for all, modes as git has them. What the
 * server compressed is taken as it is, so that the same pack gives the same bytes; the rest is
 * compressed quickly. A symbolic link is stored as a link and never followed; a submodule is an
 * empty directory.
 */
final class CommitZip implements AutoCloseable {
  /** The first month after the format's epoch, so that no time zone makes it 1979. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private final ZipArchiveOutputStream zip;
  private final ObjectReader reader;
  private final PackedBlobs packed;
  private final List<String> pointers = new ArrayList<>();

  private CommitZip(Repository repository, OutputStream out) throws IOException {
    zip = new ZipArchiveOutputStream(out);
    zip.setEncoding(StandardCharsets.UTF_8.name());
    zip.setMethod(ZipArchiveOutputStream.DEFLATED);
    zip.setLevel(Deflater.BEST_SPEED);
    packed = PackedBlobs.open(repository);
    reader = repository.newObjectReader();
  }

  /**
   * Writes the zip and leaves {@code out} open.
   *
   * @param budget looked at before each file
   * @return the paths of the files that are only pointers of Git LFS
   */
  static List<String> write(
      Repository repository, CommitTree tree, CheckoutBudget budget, OutputStream out)
      throws IOException {
    try (CommitZip zip = new CommitZip(repository, out)) {
      for (TreeEntry entry : tree.entries()) {
        budget.check("archive the commit");
        zip.add(entry);
      }
      zip.zip.finish();
      return zip.pointers;
    }
  }

  private void add(TreeEntry entry) throws IOException {
    boolean directory = entry.kind() == TreeEntry.Kind.SUBMODULE;
    ZipArchiveEntry header = new ZipArchiveEntry(directory ? entry.path() + "/" : entry.path());
    header.setTimeLocal(TIME);
    header.setUnixMode(entry.kind().unixMode());
    if (directory) {
      header.setMethod(ZipArchiveOutputStream.STORED);
      header.setSize(0);
      header.setCrc(0);
      zip.putArchiveEntry(header);
      zip.closeArchiveEntry();
      return;
    }
    Optional<PackedBlob> blob = packed.find(entry.object());
    boolean pointer = blob.isPresent() ? copy(header, blob.get()) : compress(header, entry);
    if (pointer && entry.isRegular()) {
      pointers.add(entry.path());
    }
  }

  /** Takes the compressed bytes of the pack. */
  private boolean copy(ZipArchiveEntry header, PackedBlob blob) throws IOException {
    header.setMethod(ZipArchiveOutputStream.DEFLATED);
    header.setSize(blob.size());
    header.setCompressedSize(blob.packedSize());
    header.setCrc(blob.crc());
    zip.addRawArchiveEntry(header, blob.deflated());
    return blob.isPointer();
  }

  private boolean compress(ZipArchiveEntry header, TreeEntry entry) throws IOException {
    ObjectLoader blob = reader.open(entry.object(), Constants.OBJ_BLOB);
    header.setSize(blob.getSize());
    zip.putArchiveEntry(header);
    boolean pointer = false;
    if (blob.isLarge()) {
      blob.copyTo(zip);
    } else {
      byte[] content = blob.getCachedBytes();
      zip.write(content);
      pointer = LfsPointer.is(content, content.length, content.length);
    }
    zip.closeArchiveEntry();
    return pointer;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    packed.close();
  }

  /**
   * Reads a small file whole.
   *
   * @throws RefusedCommitException if it is no regular file or longer than {@code limit} bytes
   */
  static byte[] read(Repository repository, TreeEntry entry, int limit) throws IOException {
    if (!entry.isRegular()) {
      throw new RefusedCommitException(
          entry.path() + " is not a regular file; links and submodules are not followed");
    }
    try (ObjectReader reader = repository.newObjectReader()) {
      ObjectLoader blob = reader.open(entry.object(), Constants.OBJ_BLOB);
      if (blob.getSize() > limit) {
        throw new RefusedCommitException(
            String.format(
                "%s has %d bytes; at most %d are allowed", entry.path(), blob.getSize(), limit));
      }
      return blob.getBytes(limit);
    }
  }
}
