package io.pipewright.localcloud.process;

import java.util.Map;

/** Lets a child process call this machine's AWS APIs in a role. */
public interface RoleEnvironment {
  /**
   * Opens a way to the role's credentials.
   *
   * @param service that works in the role, for example {@code codebuild.amazonaws.com}
   * @param sourceArn what it works on
   * @param roleArn the role
   * @param sessionName tells this run's calls from another's
   * @throws io.pipewright.localcloud.server.AwsError if there is no such role, or it does not trust
   *     the service
   */
  Access open(String service, String sourceArn, String roleArn, String sessionName);

  /** A way to credentials, until it is closed. */
  interface Access extends AutoCloseable {
    /** The variables: endpoint, region, and where credentials of the role are fetched. */
    Map<String, String> environment();

    @Override
    void close();

    /** Variables that need no end. */
    static Access of(Map<String, String> variables) {
      Map<String, String> environment = Map.copyOf(variables);
      return new Access() {
        @Override
        public Map<String, String> environment() {
          return environment;
        }

        @Override
        public void close() {
          // Nothing was opened.
        }
      };
    }
  }
}
