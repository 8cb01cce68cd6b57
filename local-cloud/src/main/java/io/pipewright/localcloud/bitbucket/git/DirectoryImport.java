package io.pipewright.localcloud.bitbucket.git;

import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.ImportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/**
 * Fills an empty repository from a directory. A git repository gives the history of its HEAD and
 * its {@code v*} tags; any other directory is committed as it is, except for what its {@code
 * .gitignore} names. Nothing is written into the directory.
 */
public final class DirectoryImport {
  /** The branch that is filled, and merged into. */
  public static final String TARGET = "main";

  /** Where what is merged next goes. */
  public static final String BRANCH = "feature/pipewright";

  static final String MANIFEST = "pipeline.yaml";

  private final RepositoryStore repositories;
  private final Clock clock;

  /** Imports into these repositories. */
  public DirectoryImport(RepositoryStore repositories, Clock clock) {
    this.repositories = repositories;
    this.clock = clock;
  }

  /**
   * Makes branch {@code main}.
   *
   * @return the files that a developer would merge next: the manifest if {@code main} does not have
   *     it as it is in the directory, otherwise a note
   */
  public Map<String, byte[]> run(HostedRepository name, Path directory) {
    try {
      if (Files.exists(directory.resolve(".git"))) {
        fetchHead(name, directory);
      } else {
        commitFiles(name, directory);
      }
      return next(name, directory);
    } catch (IOException | GitAPIException failure) {
      throw new ImportException(
          "cannot import " + directory + ": " + failure.getMessage(), failure);
    }
  }

  private void fetchHead(HostedRepository name, Path directory) throws IOException {
    List<RefSpec> references =
        List.of(
            new RefSpec("+HEAD:refs/heads/" + TARGET), new RefSpec("+refs/tags/v*:refs/tags/v*"));
    try (Repository repository = repositories.open(name);
        Transport transport =
            Transport.open(repository, new URIish(directory.toAbsolutePath().toString()))) {
      transport.setTagOpt(TagOpt.NO_TAGS);
      requireCommit(transport, directory);
      transport.fetch(NullProgressMonitor.INSTANCE, references);
    } catch (URISyntaxException odd) {
      throw new IllegalArgumentException("not a path for git: " + directory, odd);
    }
  }

  private static void requireCommit(Transport transport, Path directory) throws IOException {
    try (FetchConnection remote = transport.openFetch()) {
      if (remote.getRef(Constants.HEAD) == null) {
        throw new ImportException(
            directory + " is a git repository without a commit. Commit its files first.");
      }
    }
  }

  private void commitFiles(HostedRepository name, Path directory)
      throws IOException, GitAPIException {
    Path scratch = Files.createTempDirectory("pipewright-import");
    Path index = scratch.resolve("index");
    try (Repository repository =
            new FileRepositoryBuilder()
                .setGitDir(repositories.path(name).toFile())
                .setWorkTree(directory.toFile())
                .setIndexFile(index.toFile())
                .build();
        Git git = Git.wrap(repository)) {
      keepBytes(repository.getConfig());
      DirCache files = git.add().addFilepattern(".").call();
      CommitWriter writer = new CommitWriter(repository, clock.instant());
      ObjectId tree = treeWithoutManifest(repository, files);
      ObjectId commit = writer.commit(tree, List.of(), "chore: import " + directory.getFileName());
      writer.moveBranch(TARGET, commit);
    } finally {
      Files.deleteIfExists(index);
      Files.deleteIfExists(scratch);
    }
  }

  /** A developer's own settings must not change what is imported. */
  private static void keepBytes(StoredConfig config) {
    config.setString("core", null, "autocrlf", "false");
    config.setBoolean("core", null, "filemode", true);
    config.setBoolean("core", null, "symlinks", true);
  }

  private static ObjectId treeWithoutManifest(Repository repository, DirCache files)
      throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      DirCacheEditor editor = files.editor();
      editor.add(new DirCacheEditor.DeletePath(MANIFEST));
      editor.finish();
      ObjectId tree = files.writeTree(inserter);
      inserter.flush();
      return tree;
    }
  }

  private Map<String, byte[]> next(HostedRepository name, Path directory) throws IOException {
    Path manifest = directory.resolve(MANIFEST);
    if (Files.isRegularFile(manifest)) {
      byte[] content = Files.readAllBytes(manifest);
      if (!Arrays.equals(content, merged(name))) {
        return Map.of(MANIFEST, content);
      }
    }
    String note = "Merged in the Bitbucket stand-in.\n";
    return Map.of(".pull-request", note.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] merged(HostedRepository name) {
    try (Repository repository = repositories.open(name)) {
      ObjectId blob = repository.resolve("refs/heads/" + TARGET + ":" + MANIFEST);
      return blob == null ? new byte[0] : repository.open(blob).getBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + name.name(), failure);
    }
  }
}
