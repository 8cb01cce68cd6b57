package io.pipewright.organisation;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.problem.FileKind;
import io.pipewright.problem.ProblemCode;
import io.pipewright.problem.Problems;
import io.pipewright.schema.Document;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a schema cannot say of {@code factory.yaml}: how its values hang together. */
final class OrganisationCheck {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Document document;
  private final Problems problems = new Problems(FileKind.FACTORY);

  OrganisationCheck(Document document) {
    this.document = document;
  }

  Problems problems() {
    checkUrl("bitbucket.url", document.json().path("bitbucket").path("url").asText());
    checkUrl("factory.console", document.json().path("factory").path("console").asText());
    checkOwners();
    checkKeys();
    checkRoles();
    new ProductionCheck(document, problems).check();
    return problems;
  }

  private void checkUrl(String path, String text) {
    if (!isSafeBase(text)) {
      add(
          ProblemCode.INSECURE_URL,
          path,
          "'" + path + "' is not a base URL over which secrets may travel",
          text,
          "write https://, a host and at most a path; http is for this machine only");
    }
  }

  private static boolean isSafeBase(String text) {
    try {
      URI url = new URI(text);
      return url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getRawQuery() == null
          && url.getRawFragment() == null
          && (url.getScheme().equals("https") || THIS_MACHINE.contains(url.getHost()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private void checkOwners() {
    Map<String, String> owners = new HashMap<>();
    document
        .json()
        .path("teams")
        .properties()
        .forEach(
            team -> {
              JsonNode repositories = team.getValue().path("repositories");
              for (int index = 0; index < repositories.size(); index++) {
                String repository = repositories.get(index).asText();
                String owner = owners.putIfAbsent(repository, team.getKey());
                if (owner != null) {
                  add(
                      ProblemCode.REPOSITORY_OWNED_TWICE,
                      "teams." + team.getKey() + ".repositories[" + index + "]",
                      "the repository '"
                          + repository
                          + "' already belongs to the team '"
                          + owner
                          + "'",
                      repository,
                      "leave it with one team");
                }
              }
            });
  }

  private void checkKeys() {
    String region = document.json().path("aws").path("region").asText();
    Map<String, String> users = new HashMap<>();
    document
        .json()
        .path("teams")
        .properties()
        .forEach(
            team -> {
              String path = "teams." + team.getKey() + ".key";
              String key = team.getValue().path("key").asText();
              String user = users.putIfAbsent(key, team.getKey());
              if (user != null) {
                add(
                    ProblemCode.KEY_SHARED,
                    path,
                    "the key is already the key of the team '" + user + "'",
                    key,
                    "give each team a key of its own: it keeps their artefacts apart");
              }
              if (!key.split(":", -1)[3].equals(region)) {
                add(
                    ProblemCode.KEY_ELSEWHERE,
                    path,
                    "the key is not in the region of the pipelines, " + region,
                    key,
                    "use a key in " + region + ": S3 takes no other");
              }
            });
  }

  private void checkRoles() {
    document
        .json()
        .path("environments")
        .properties()
        .forEach(
            environment -> {
              String account = environment.getValue().path("account").asText();
              for (String key : List.of("deployRole", "executionRole")) {
                String role = environment.getValue().path(key).asText();
                if (!role.split(":", -1)[4].equals(account)) {
                  add(
                      ProblemCode.ROLE_ELSEWHERE,
                      "environments." + environment.getKey() + "." + key,
                      "the role is not in the environment's account, " + account,
                      role,
                      "use a role of the account " + account);
                }
              }
            });
  }

  private void add(ProblemCode code, String path, String message, String found, String fix) {
    problems.add(code, document.at(path), path, message, found, List.of(), fix);
  }
}
