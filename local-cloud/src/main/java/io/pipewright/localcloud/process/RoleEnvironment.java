package io.pipewright.localcloud.process;

import java.util.Map;

/** What a child process needs in its environment to call this machine's AWS APIs in a role. */
public interface RoleEnvironment {
  /**
   * The variables: endpoint, region, and where credentials of the role are fetched.
   *
   * @param roleArn the role
   * @param sessionName tells this run's calls from another's
   */
  Map<String, String> of(String roleArn, String sessionName);
}
