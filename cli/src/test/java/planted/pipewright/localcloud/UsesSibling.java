package planted.pipewright.localcloud;

import io.pipewright.repository.RepositoryId;

/** Breaks the rule that the local cloud knows nothing of the factory. */
public record UsesSibling(RepositoryId repository) {}
