import io.pipewright.cli.planning.InstalledPacks;
import io.pipewright.language.LanguagePacks;
import io.pipewright.manifest.ManifestReader;
import io.pipewright.organisation.Organisation;
import io.pipewright.organisation.OrganisationReader;
import io.pipewright.plan.PlanRequest;
import io.pipewright.plan.Planner;
import io.pipewright.problem.Problem;
import io.pipewright.problem.Result;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads, checks and plans manifests in one process: one after the other, each another one. */
final class ManyManifests {
  private static final int WARM_UP = 2_000;
  private static final int MANIFESTS = 10_000;
  private static final int MEBI = 1024 * 1024;

  private final Planner planner;
  private final Organisation organisation;
  private final String manifest;
  private final Map<String, String> templates;

  private ManyManifests(Path home) throws IOException {
    Path example = home.resolve("examples/node-service");
    LanguagePacks packs = right(InstalledPacks.read(home));
    planner = new Planner(packs);
    manifest = Files.readString(example.resolve("pipeline.yaml"));
    templates = Map.of("infra/service.yaml", Files.readString(example.resolve("infra/service.yaml")));
    organisation =
        right(
            OrganisationReader.read(
                "factory.yaml", Files.readAllBytes(home.resolve("bench/factory.yaml"))));
  }

  public static void main(String[] arguments) throws IOException {
    ManyManifests bench = new ManyManifests(Path.of(arguments[0]));
    for (int number = 0; number < WARM_UP; number++) {
      bench.plan(number);
    }
    long[] nanos = new long[MANIFESTS];
    long start = System.nanoTime();
    long early = 0;
    for (int number = 0; number < MANIFESTS; number++) {
      long before = System.nanoTime();
      bench.plan(WARM_UP + number);
      nanos[number] = System.nanoTime() - before;
      if (number == MANIFESTS / 10) {
        early = used();
      }
    }
    long total = System.nanoTime() - start;
    Arrays.sort(nanos);
    System.out.println("| read, checked and planned in one process | |");
    System.out.println("|---|---|");
    row("median of one, warm", nanos[MANIFESTS / 2] / 1e6, "ms");
    row("99th percentile", nanos[MANIFESTS * 99 / 100] / 1e6, "ms");
    row(MANIFESTS + " distinct manifests", total / 1e9, "s");
    row("memory in use after 1,000", early / (double) MEBI, "MiB");
    row("memory in use after 10,000", used() / (double) MEBI, "MiB");
  }

  private void plan(int number) {
    String distinct =
        manifest
            .replace("quote-service", "quote-" + number)
            .replace("coverage: 85", "coverage: " + (60 + number % 40));
    PlanRequest request =
        new PlanRequest(
            ManifestReader.readPartly(
                "pipeline.yaml", distinct.getBytes(StandardCharsets.UTF_8)),
            organisation,
            RepositoryId.parse("PAY/quote-service"),
            List.of("infra/service.yaml", "package.json", "pipeline.yaml", "src/main.js"),
            templates);
    if (!right(planner.plan(request)).application().equals("quote-" + number)) {
      throw new IllegalStateException("another manifest was planned");
    }
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void row(String what, double value, String unit) {
    System.out.printf(Locale.ROOT, "| %s | %.2f %s |%n", what, value, unit);
  }

  private static <T> T right(Result<T> result) {
    return result.match(
        value -> value,
        problems -> {
          throw new IllegalStateException(
              problems.stream().map(Problem::describe).collect(Collectors.joining("\n")));
        });
  }
}
