package io.pipewright.localcloud.bitbucket.git;

import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.RefChange;
import io.pipewright.localcloud.bitbucket.Right;
import io.pipewright.localcloud.bitbucket.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.http.server.GitFilter;
import org.eclipse.jgit.http.server.UploadPackErrorHandler;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.transport.resolver.ServiceNotAuthorizedException;

/** Git's smart HTTP protocol; what is no git request is left to who comes next. */
public final class GitHosting {
  private final RepositoryStore repositories;
  private final String prefix;
  private final PushListener listener;

  private GitHosting(RepositoryStore repositories, String prefix, PushListener listener) {
    this.repositories = repositories;
    this.prefix = prefix;
    this.listener = listener;
  }

  /**
   * Serves all repositories.
   *
   * @param prefix what stands before a project in a path, without a slash at its start
   * @param listener is told of every push
   */
  public static GitFilter filter(
      RepositoryStore repositories, String prefix, PushListener listener) {
    GitHosting hosting = new GitHosting(repositories, prefix, listener);
    GitFilter filter = new GitFilter();
    filter.setRepositoryResolver((request, path) -> repositories.open(hosting.find(path)));
    filter.setUploadPackFactory(GitHosting::fetch);
    filter.setUploadPackErrorHandler(GitHosting::answerInGit);
    filter.setReceivePackFactory(hosting::push);
    return filter;
  }

  private HostedRepository find(String path) throws RepositoryNotFoundException {
    String name = path.startsWith(prefix) ? path.substring(prefix.length()) : "";
    String[] parts = name.split("/", -1);
    if (parts.length != 2 || !parts[1].endsWith(".git")) {
      throw new RepositoryNotFoundException(path);
    }
    String slug = parts[1].substring(0, parts[1].length() - ".git".length());
    return repositories
        .find(parts[0], slug)
        .orElseThrow(() -> new RepositoryNotFoundException(path));
  }

  private static UploadPack fetch(HttpServletRequest request, Repository repository) {
    UploadPack pack = new UploadPack(repository);
    pack.setRequestPolicy(UploadPack.RequestPolicy.REACHABLE_COMMIT);
    pack.setPackConfig(quick(repository));
    Optional.ofNullable(request.getHeader("Git-Protocol"))
        .ifPresent(version -> pack.setExtraParameters(List.of(version)));
    return pack;
  }

  /**
   * What is stored is sent as it is. To search for deltas takes a window of whole files in memory
   * for each processor, and long; a real server does that once, when it repacks.
   */
  private static PackConfig quick(Repository repository) {
    PackConfig config = new PackConfig(repository);
    config.setDeltaCompress(false);
    config.setReuseDeltas(true);
    config.setReuseObjects(true);
    config.setCompressionLevel(Deflater.BEST_SPEED);
    config.setThreads(1);
    return config;
  }

  /** Git's own answer to a wrong request; JGit's would be a server error. */
  private static void answerInGit(
      HttpServletRequest request,
      HttpServletResponse response,
      UploadPackErrorHandler.UploadPackRunnable work)
      throws IOException {
    try {
      work.upload();
    } catch (MissingObjectException missing) {
      refuse(response, "not our ref " + missing.getObjectId().name());
    } catch (PackProtocolException wrong) {
      refuse(response, String.valueOf(wrong.getMessage()));
    }
  }

  private static void refuse(HttpServletResponse response, String reason) throws IOException {
    response.reset();
    response.setContentType("application/x-git-upload-pack-result");
    new PacketLineOut(response.getOutputStream()).writeString("ERR upload-pack: " + reason);
  }

  private ReceivePack push(HttpServletRequest request, Repository repository)
      throws ServiceNotAuthorizedException {
    Caller caller = Caller.of(request);
    if (!caller.right().includes(Right.REPO_WRITE)) {
      throw new ServiceNotAuthorizedException("this token may only read");
    }
    ReceivePack pack = new ReceivePack(repository);
    pack.setAtomic(true);
    if (!caller.developer()) {
      pack.setPreReceiveHook((receiving, commands) -> commands.forEach(GitHosting::onlyNewTags));
    }
    pack.setPostReceiveHook((receiving, commands) -> tell(repository, commands));
    return pack;
  }

  private void tell(Repository repository, Collection<ReceiveCommand> commands) {
    List<RefChange> changes =
        commands.stream()
            .filter(command -> command.getResult() == ReceiveCommand.Result.OK)
            .map(GitHosting::change)
            .filter(change -> change.ref().matches("refs/(heads|tags)/.+"))
            .toList();
    if (!changes.isEmpty()) {
      repositories.all().stream()
          .filter(hosted -> repositories.path(hosted).equals(repository.getDirectory().toPath()))
          .forEach(hosted -> listener.pushed(hosted, changes));
    }
  }

  private static RefChange change(ReceiveCommand command) {
    return new RefChange(
        command.getRefName(), command.getOldId().name(), command.getNewId().name());
  }

  private static void onlyNewTags(ReceiveCommand command) {
    boolean tag = command.getRefName().startsWith("refs/tags/");
    if (!tag || command.getType() != ReceiveCommand.Type.CREATE) {
      command.setResult(
          ReceiveCommand.Result.REJECTED_OTHER_REASON, "this token may only create tags");
    }
  }
}
