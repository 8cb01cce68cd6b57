import io.pipewright.localcloud.lambda.LambdaProcess;
import io.pipewright.receive.lambda.GatewayEvent;
import io.pipewright.receive.runtime.FunctionFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Starts functions in Lambda's runtime client, in turn, each in a fresh process, up to their first answer. */
final class ColdStart {
  private static final int DISCARDED = 2;
  private static final String RECEIVE = "io.pipewright.receive.lambda.BitbucketHandler";

  private final FunctionFixture fixture;
  private int number;

  private ColdStart(FunctionFixture fixture) {
    this.fixture = fixture;
  }

  /** Arguments: the receive function's jar, a jar with the class Constant, the number of runs. */
  public static void main(String[] arguments) throws Exception {
    Path receive = Path.of(arguments[0]);
    Path constant = Path.of(arguments[1]);
    int runs = Integer.parseInt(arguments[2]);
    Path work = Files.createTempDirectory("coldstart");
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Double> prepared = new ArrayList<>();
    try (FunctionFixture fixture = new FunctionFixture(work)) {
      ColdStart bench = new ColdStart(fixture);
      for (int run = -DISCARDED; run < runs; run++) {
        double ourTime = bench.start(receive, RECEIVE, false);
        double theirTime = bench.start(constant, "Constant", false);
        double preparedTime = bench.start(receive, RECEIVE, true);
        if (run >= 0) {
          ours.add(ourTime);
          theirs.add(theirTime);
          prepared.add(preparedTime);
        }
      }
    }
    System.out.println("| start of the process to the first 202 | least | median | most | median against the constant |");
    System.out.println("|---|---|---|---|---|");
    row("receive function", ours, theirs);
    row("a handler that returns a constant", theirs, theirs);
    row("receive function, first delivery after it was made", prepared, theirs);
    System.exit(0);
  }

  /** With {@code prepared} the function exists before the time begins, as in Lambda's snapshot of it. */
  private double start(Path jar, String handler, boolean prepared) throws Exception {
    int delivery = ++number;
    String event =
        new String(
            GatewayEvent.merged(
                json -> json.withObject("/headers").put("x-request-id", "cold-" + delivery)),
            StandardCharsets.UTF_8);
    try (LambdaProcess function = fixture.function(handler, jar, handler)) {
      if (prepared) {
        function.prepare();
      }
      long before = System.nanoTime();
      String answer = function.invoke(event);
      double millis = (System.nanoTime() - before) / 1e6;
      if (!answer.contains("202") || !answer.contains("accepted")) {
        throw new IllegalStateException(answer + fixture.logged());
      }
      return millis;
    }
  }

  private static void row(String name, List<Double> times, List<Double> base) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f ms | %.0f ms | %.0f ms | %.2f |%n",
        name,
        Collections.min(times),
        median(times),
        Collections.max(times),
        median(times) / median(base));
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }
}
