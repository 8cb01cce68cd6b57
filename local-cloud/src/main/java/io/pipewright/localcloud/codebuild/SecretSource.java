package io.pipewright.localcloud.codebuild;

/** Secrets Manager, as a build sees it. */
public interface SecretSource {
  /**
   * The text of a secret's version.
   *
   * @param roleArn the project's role, which must be allowed to read it
   * @throws io.pipewright.localcloud.server.AwsError if there is none, or the role may not
   */
  String read(String roleArn, SecretReference reference);
}
