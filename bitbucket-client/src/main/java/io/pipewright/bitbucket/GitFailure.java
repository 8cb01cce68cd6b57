package io.pipewright.bitbucket;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;

/** Turns a failed git operation into an exception that says what to do. */
final class GitFailure {
  private GitFailure() {}

  static BitbucketException of(
      BitbucketAccess access, String what, int status, boolean broken, IOException failure) {
    String answered = "cannot %s: Bitbucket answered %d".formatted(what, status);
    if (status == 429 || status >= 500) {
      return BitbucketException.answered(status, answered, Optional.empty());
    }
    if (status >= 300) {
      return BitbucketException.answered(status, answered + advice(status), Optional.empty());
    }
    // The cause is not passed on: JGit's texts name URLs and its own classes.
    if (broken || isConnection(failure)) {
      String server = String.valueOf(access.baseUrl().getAuthority());
      return new BitbucketException(
          "cannot %s: the connection to %s failed".formatted(what, server), true);
    }
    String detail = access.harmless(String.valueOf(failure.getMessage()));
    return new BitbucketException("cannot " + what + ": " + detail, false);
  }

  private static String advice(int status) {
    return switch (status) {
      case 401 -> "; check that the token in Secrets Manager is valid and not expired";
      case 403 -> "; the token lacks a permission: to read the repository, or to write tags";
      case 404 -> "; check bitbucket.url, and that the token may see this repository";
      default -> status < 400 ? "; redirects are not followed: correct bitbucket.url" : "";
    };
  }

  private static boolean isConnection(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketException
          || cause instanceof InterruptedIOException
          || cause instanceof UnknownHostException
          || cause instanceof EOFException) {
        return true;
      }
    }
    return false;
  }
}
