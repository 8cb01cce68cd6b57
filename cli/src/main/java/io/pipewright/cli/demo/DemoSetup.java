package io.pipewright.cli.demo;

import io.pipewright.cli.surroundings.SurroundingsException;
import io.pipewright.localcloud.bitbucket.ImportException;
import io.pipewright.localcloud.bitbucket.PullRequest;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import io.pipewright.organisation.Organisation;
import io.pipewright.organisation.OrganisationReader;
import io.pipewright.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Makes an empty cloud into a factory: stacks, secrets, {@code factory.yaml}, repositories. */
final class DemoSetup {
  private final DemoServers servers;
  private final DemoState state;
  private final DemoClients clients;
  private final Path home;

  DemoSetup(DemoServers servers, DemoState state, DemoClients clients, Path home) {
    this.home = home;
    this.servers = servers;
    this.state = state;
    this.clients = clients;
  }

  /** A repository with an open pull request for each directory. */
  List<DemoRepository> repositories(List<Path> sources) {
    List<DemoRepository> repositories = new ArrayList<>();
    for (Path source : sources) {
      String slug = slug(source);
      String team = DemoOrganisation.owner(slug);
      RepositoryName name = new RepositoryName(DemoOrganisation.project(team), slug);
      if (repositories.stream().anyMatch(other -> other.slug().equals(slug))) {
        throw new SurroundingsException(
            "two directories become the repository '" + slug + "'. Name one of them otherwise.");
      }
      repositories.add(
          new DemoRepository(name.project(), slug, team, source, opened(name, source)));
    }
    return List.copyOf(repositories);
  }

  private PullRequest opened(RepositoryName name, Path source) {
    try {
      return servers.bitbucket().openFromDirectory(name, source, "feat: bring a pipeline");
    } catch (ImportException odd) {
      throw new SurroundingsException(
          Objects.requireNonNullElse(odd.getMessage(), "cannot import " + source));
    }
  }

  /** The webhook, once everything that it needs is there. */
  DemoWebhook webhook(List<DemoRepository> repositories) throws IOException {
    DemoStacks stacks = new DemoStacks(clients.cloudFormation());
    Map<String, String> outputs = stacks.deployBase();
    stacks.deployAccess();
    secret(DemoOrganisation.TOKEN_SECRET, servers.token());
    String factory =
        DemoOrganisation.factoryYaml(
            servers.bitbucket().url(),
            servers.console(),
            Map.of(
                "payments",
                output(outputs, "PaymentsKeyArn"),
                "risk",
                output(outputs, "RiskKeyArn")),
            repositories.stream().map(DemoRepository::slug).toList());
    Files.writeString(state.factoryFile(), factory);
    return new DemoWebhook(
        organisation(factory),
        clients,
        servers.cloud(),
        Files.createDirectories(state.root().resolve("checkouts")),
        home);
  }

  private static String output(Map<String, String> outputs, String name) {
    return Objects.requireNonNull(outputs.get(name), name);
  }

  private void secret(String name, String value) {
    clients.secretsManager().createSecret(create -> create.name(name).secretString(value));
  }

  private static Organisation organisation(String factory) {
    return OrganisationReader.read("factory.yaml", factory.getBytes(StandardCharsets.UTF_8))
        .match(
            organisation -> organisation,
            problems -> {
              throw new IllegalStateException(
                  problems.stream().map(Problem::describe).collect(Collectors.joining("\n")));
            });
  }

  /** The directory's name as Bitbucket makes a slug of it. */
  private static String slug(Path source) {
    String slug =
        source
            .getFileName()
            .toString()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return slug.isEmpty() ? "repository" : slug;
  }
}
