package io.pipewright.localcloud.bitbucket;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.http.server.GitServlet;
import org.eclipse.jgit.http.server.UploadPackErrorHandler;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.UploadPack;

/** Git's smart HTTP protocol below {@code /scm}. */
final class GitHosting {
  private GitHosting() {}

  static GitServlet servlet(RepositoryStore repositories) {
    GitServlet servlet = new GitServlet();
    servlet.setRepositoryResolver((request, path) -> resolve(repositories, path));
    servlet.setUploadPackFactory(GitHosting::fetch);
    servlet.setUploadPackErrorHandler(GitHosting::answerInGit);
    servlet.setReceivePackFactory(GitHosting::push);
    return servlet;
  }

  private static Repository resolve(RepositoryStore repositories, String path)
      throws RepositoryNotFoundException {
    String[] parts = path.split("/", -1);
    if (parts.length != 2 || !parts[1].endsWith(".git")) {
      throw new RepositoryNotFoundException(path);
    }
    String slug = parts[1].substring(0, parts[1].length() - ".git".length());
    return repositories.open(
        repositories.find(parts[0], slug).orElseThrow(() -> new RepositoryNotFoundException(path)));
  }

  private static UploadPack fetch(HttpServletRequest request, Repository repository) {
    UploadPack pack = new UploadPack(repository);
    pack.setRequestPolicy(UploadPack.RequestPolicy.REACHABLE_COMMIT);
    Optional.ofNullable(request.getHeader("Git-Protocol"))
        .ifPresent(version -> pack.setExtraParameters(List.of(version)));
    return pack;
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

  private static ReceivePack push(HttpServletRequest request, Repository repository) {
    ReceivePack pack = new ReceivePack(repository);
    pack.setAtomic(true);
    if (Principal.of(request) == Principal.FACTORY) {
      pack.setPreReceiveHook((receiving, commands) -> commands.forEach(GitHosting::onlyNewTags));
    }
    return pack;
  }

  private static void onlyNewTags(ReceiveCommand command) {
    boolean tag = command.getRefName().startsWith("refs/tags/");
    if (!tag || command.getType() != ReceiveCommand.Type.CREATE) {
      command.setResult(
          ReceiveCommand.Result.REJECTED_OTHER_REASON, "this token may only create tags");
    }
  }
}
