package io.pipewright.localcloud.bitbucket.git;

import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.RefChange;
import java.util.List;

/** Is told of what git clients pushed. */
@FunctionalInterface
public interface PushListener {
  /**
   * Branches or tags have moved.
   *
   * @param changes at least one, all of one push
   */
  void pushed(HostedRepository repository, List<RefChange> changes);
}
