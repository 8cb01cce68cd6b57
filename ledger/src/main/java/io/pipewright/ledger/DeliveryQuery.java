package io.pipewright.ledger;

import io.pipewright.repository.RepositoryId;
import java.util.Optional;

/**
 * Which deliveries to list, newest first.
 *
 * @param repository of this repository only; compared without case
 * @param failed only those in the state {@link DeliveryState#FAILED}
 * @param limit at most so many
 */
public record DeliveryQuery(Optional<RepositoryId> repository, boolean failed, int limit) {}
