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
 * @param language the name of a language pack; detected if absent
 * @param runtime one of the pack's versions
 * @param buildTool one of the pack's build tools; detected if absent
 * @param coverage percent of lines, 0 to 100
 * @param failOn the mildest finding that fails the scan
 * @param artifact one of the pack's artefact kinds
 * @param deploy in the order in which the environments are reached
 * @param notifyEmail who is told of failures and approvals
 */
public record Manifest(
    Optional<String> application,
    Optional<String> team,
    Optional<String> language,
    Optional<String> runtime,
    Optional<String> buildTool,
    Optional<Integer> coverage,
    Optional<Severity> failOn,
    Optional<String> artifact,
    List<Deployment> deploy,
    List<String> notifyEmail) {
  public Manifest {
    deploy = List.copyOf(deploy);
    notifyEmail = List.copyOf(notifyEmail);
  }
}
