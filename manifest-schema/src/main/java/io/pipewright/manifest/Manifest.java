package io.pipewright.manifest;

import java.util.List;
import java.util.Optional;

/**
 * A valid {@code pipeline.yaml}. What the developer left out is empty: the plan fills it in.
 *
 * <pre>{@code
 * version: 1
 * application: ledger-api
 * language: java
 * runtime: "21"
 * build: { tool: maven }
 * test: { coverage: 80 }
 * scan: { failOn: high }
 * artifact: jar
 * deploy:
 *   - environment: dev
 *     target: { cloudformation: { template: infra/service.yaml, parameters: { Size: small } } }
 * notify: { email: [ledger@example.com] }
 * }</pre>
 *
 * @param application slug; the repository's slug if absent
 * @param team must agree with the organisation's file if written
 * @param components what is built and deployed, at least one; exactly one without a name if the
 *     repository is built as a whole
 * @param notifyEmail who is told of failures and approvals
 */
public record Manifest(
    Optional<String> application,
    Optional<String> team,
    List<Component> components,
    List<String> notifyEmail) {
  public Manifest {
    components = List.copyOf(components);
    notifyEmail = List.copyOf(notifyEmail);
  }
}
