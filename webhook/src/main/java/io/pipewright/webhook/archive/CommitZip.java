package io.pipewright.webhook.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/**
 * A commit as a zip: entries in git's order, one time for all, one method and level, modes as git
 * has them. The same commit gives the same bytes (on the same Java runtime, whose zlib compresses).
 * A symbolic link is stored as a link and never followed; a submodule is an empty directory.
 */
final class CommitZip {
  /** The first month after the format's epoch, so that no time zone makes it 1979. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private CommitZip() {}

  /** Writes the zip and leaves {@code out} open. */
  static void write(Repository repository, CommitTree tree, OutputStream out) throws IOException {
    ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out);
    zip.setEncoding(StandardCharsets.UTF_8.name());
    zip.setMethod(ZipArchiveOutputStream.DEFLATED);
    zip.setLevel(Deflater.DEFAULT_COMPRESSION);
    try (ObjectReader reader = repository.newObjectReader()) {
      for (TreeEntry entry : tree.entries()) {
        add(zip, reader, entry);
      }
    }
    zip.finish();
  }

  private static void add(ZipArchiveOutputStream zip, ObjectReader reader, TreeEntry entry)
      throws IOException {
    boolean directory = entry.kind() == TreeEntry.Kind.SUBMODULE;
    ZipArchiveEntry header = new ZipArchiveEntry(directory ? entry.path() + "/" : entry.path());
    header.setTimeLocal(TIME);
    header.setUnixMode(entry.kind().unixMode());
    if (directory) {
      header.setMethod(ZipArchiveOutputStream.STORED);
      header.setSize(0);
      header.setCrc(0);
      zip.putArchiveEntry(header);
    } else {
      ObjectLoader blob = reader.open(entry.object(), Constants.OBJ_BLOB);
      header.setSize(blob.getSize());
      zip.putArchiveEntry(header);
      blob.copyTo(zip);
    }
    zip.closeArchiveEntry();
  }

  /**
   * Reads a small file whole.
   *
   * @throws RefusedCommitException if it is no regular file or longer than {@code limit} bytes
   */
  static byte[] read(Repository repository, TreeEntry entry, int limit) throws IOException {
    if (entry.kind() != TreeEntry.Kind.FILE && entry.kind() != TreeEntry.Kind.EXECUTABLE) {
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
