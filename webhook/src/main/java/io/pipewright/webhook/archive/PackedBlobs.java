package io.pipewright.webhook.archive;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.file.PackIndex;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * The blobs of a repository that lie in its packs as they are. Git deflates them just as a zip
 * does, so that an archive can take the server's compressed bytes. Blobs that are stored as
 * differences of others, or outside of packs, are not found here.
 */
final class PackedBlobs implements AutoCloseable {
  private final List<Pack> packs = new ArrayList<>();
  private final PackedBlobReader reader = new PackedBlobReader();

  private record Pack(PackIndex index, FileChannel channel) {}

  /** Opens all packs of a repository on disk; one that is not on disk has none. */
  static PackedBlobs open(Repository repository) throws IOException {
    PackedBlobs blobs = new PackedBlobs();
    boolean complete = false;
    try {
      File directory = new File(repository.getDirectory(), "objects/pack");
      File[] indices = directory.listFiles((parent, name) -> name.endsWith(".idx"));
      for (File index : indices == null ? new File[0] : indices) {
        String name = index.getName().replaceFirst("\\.idx$", ".pack");
        blobs.packs.add(
            new Pack(PackIndex.open(index), FileChannel.open(new File(directory, name).toPath())));
      }
      complete = true;
      return blobs;
    } finally {
      if (!complete) {
        blobs.close();
      }
    }
  }

  /** A blob, if it is stored as it is. */
  Optional<PackedBlob> find(ObjectId object) throws IOException {
    for (Pack pack : packs) {
      long offset = pack.index().findOffset(object);
      if (offset >= 0) {
        return reader.read(pack.channel(), offset);
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    reader.close();
    for (Pack pack : packs) {
      pack.channel().close();
    }
  }
}
