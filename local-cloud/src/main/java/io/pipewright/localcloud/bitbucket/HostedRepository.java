package io.pipewright.localcloud.bitbucket;

import java.util.Optional;

/**
 * A repository as it is called now.
 *
 * @param id stays when it is renamed
 * @param forkOf id of the repository that it was forked from
 */
public record HostedRepository(int id, RepositoryName name, Optional<Integer> forkOf) {}
