package io.pipewright.webhook.bench;

import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import io.pipewright.localcloud.storage.S3Storage;
import io.pipewright.webhook.checkout.GitHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * Git and S3 in a process of their own. The argument is the directory with the repositories; prints
 * one line, the address of git, that of S3 and a key for it, and ends with its input.
 */
final class BenchServer {
  private BenchServer() {}

  public static void main(String[] arguments) throws IOException {
    Credentials credentials = new Credentials(Clock.systemUTC(), new SecureRandom());
    AccessKey key = credentials.create(Caller.root("111111111111"));
    try (GitHttp git = GitHttp.start(Path.of(arguments[0]));
        S3Storage s3 = S3Storage.start(credentials)) {
      System.out.println(
          String.join(
              " ",
              git.url().toString(),
              s3.uri().toString(),
              key.accessKeyId(),
              key.secretAccessKey()));
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }
}
