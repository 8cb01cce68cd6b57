package io.pipewright.localcloud.codebuild;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Artefacts as zip files: executable bits and symbolic links survive, and nothing lands outside the
 * directory.
 */
public final class ArtifactZip {
  private static final int EXECUTABLE = 0111;
  private static final int FILE_TYPE = 0170000;
  private static final int LINK_TYPE = 0120000;
  private static final int REGULAR = 0100644;
  private static final int REGULAR_EXECUTABLE = 0100755;
  private static final int LINK = 0120777;

  private ArtifactZip() {}

  /**
   * Unpacks an archive. A link may point anywhere, as a virtual environment's do, but nothing is
   * written through one.
   *
   * @throws UnsafeArchive if an entry would land outside the directory, or pass through a symbolic
   *     link
   */
  public static void unpack(Path zip, Path directory) throws IOException {
    Files.createDirectories(directory);
    try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
      for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
        unpack(file, entry, directory, target(directory, entry.getName()));
      }
    }
  }

  private static void unpack(ZipFile file, ZipArchiveEntry entry, Path directory, Path target)
      throws IOException {
    refuseLinkedParents(directory, target);
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnsafeArchive("entry '" + entry.getName() + "' is there twice");
    }
    try (InputStream in = file.getInputStream(entry)) {
      if ((entry.getUnixMode() & FILE_TYPE) == LINK_TYPE) {
        String link = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        Files.createSymbolicLink(target, Path.of(link));
        return;
      }
      Files.copy(in, target);
    }
    if ((entry.getUnixMode() & EXECUTABLE) != 0) {
      setExecutable(target);
    }
  }

  private static Path target(Path directory, String name) {
    if (name.isEmpty()
        || name.startsWith("/")
        || name.indexOf('\\') >= 0
        || name.indexOf('\0') >= 0
        || List.of(name.split("/", -1)).contains("..")) {
      throw new UnsafeArchive("entry '" + name + "' would land outside the directory");
    }
    return directory.resolve(name).normalize();
  }

  private static void refuseLinkedParents(Path directory, Path target) {
    for (Path p = target.getParent(); p != null && !p.equals(directory); p = p.getParent()) {
      if (Files.isSymbolicLink(p)) {
        throw new UnsafeArchive("entry '" + directory.relativize(target) + "' passes a link");
      }
    }
  }

  private static void setExecutable(Path file) throws IOException {
    Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(file));
    permissions.add(PosixFilePermission.OWNER_EXECUTE);
    permissions.add(PosixFilePermission.GROUP_EXECUTE);
    permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    Files.setPosixFilePermissions(file, permissions);
  }

  /**
   * Packs files.
   *
   * @param files relative to the base
   * @param discardPaths whether each goes to the top under its own name
   * @throws InvalidBuildspec if discarding paths makes two files one
   */
  public static void pack(Path base, List<Path> files, boolean discardPaths, Path zip)
      throws IOException {
    Set<String> names = new HashSet<>();
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
      for (Path file : files) {
        String name = discardPaths ? String.valueOf(file.getFileName()) : unix(file);
        if (!names.add(name)) {
          throw new InvalidBuildspec("discard-paths: two files are named '" + name + "'");
        }
        add(out, base.resolve(file), name);
      }
    }
  }

  private static void add(ZipArchiveOutputStream out, Path file, String name) throws IOException {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    boolean link = Files.isSymbolicLink(file);
    int regular = Files.isExecutable(file) ? REGULAR_EXECUTABLE : REGULAR;
    entry.setUnixMode(link ? LINK : regular);
    out.putArchiveEntry(entry);
    if (link) {
      out.write(Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8));
    } else {
      Files.copy(file, out);
    }
    out.closeArchiveEntry();
  }

  private static String unix(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  /** An archive that was not unpacked. */
  public static final class UnsafeArchive extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsafeArchive(String message) {
      super(message);
    }
  }
}
