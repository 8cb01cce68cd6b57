package io.pipewright.webhook.review;

import io.pipewright.repository.RepositoryId;

/** Where the generator keeps the plan of what it deployed. */
public interface DeployedPlans {
  /** What is deployed of a repository. A review does without what cannot be read. */
  Deployed find(RepositoryId repository);
}
