import io.pipewright.receive.delivery.SignedDeliveries;
import io.pipewright.receive.lambda.GatewayEvent;
import io.pipewright.receive.runtime.FakeAws;
import io.pipewright.receive.runtime.RuntimeApi;
import io.pipewright.receive.runtime.RuntimeProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts functions in Lambda's runtime client, in turn, each in a fresh process, up to their first answer. */
final class ColdStart {
  private static final List<String> OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx400m");

  private final FakeAws aws;
  private final Path work;

  private ColdStart(FakeAws aws, Path work) {
    this.aws = aws;
    this.work = work;
  }

  /** Arguments: the receive function's jar, a jar with the class Constant, the number of runs. */
  public static void main(String[] arguments) throws Exception {
    Path receive = Path.of(arguments[0]);
    Path constant = Path.of(arguments[1]);
    int runs = Integer.parseInt(arguments[2]);
    try (FakeAws aws = new FakeAws(SignedDeliveries.SECRET)) {
      ColdStart bench = new ColdStart(aws, Files.createTempDirectory("coldstart"));
      List<Double> ours = new ArrayList<>();
      List<Double> theirs = new ArrayList<>();
      for (int run = -1; run < runs; run++) {
        double ourTime = bench.start(receive, "io.pipewright.receive.lambda.BitbucketHandler");
        double theirTime = bench.start(constant, "Constant");
        if (run >= 0) {
          ours.add(ourTime);
          theirs.add(theirTime);
        }
      }
      System.out.println("| start to first 202, " + runs + " runs in turn | least | median | most | median against constant |");
      System.out.println("|---|---|---|---|---|");
      row("receive function", ours, theirs);
      row("a handler that returns a constant", theirs, theirs);
    }
  }

  private double start(Path jar, String handler) throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
    environment.put("AWS_SECRET_ACCESS_KEY", "example");
    environment.put("AWS_ENDPOINT_URL", aws.url());
    environment.put("PIPEWRIGHT_BITBUCKET_KIND", "datacenter");
    environment.put("PIPEWRIGHT_WEBHOOK_SECRET", "pipewright/webhook");
    environment.put("PIPEWRIGHT_LEDGER", "pipewright-ledger");
    environment.put("PIPEWRIGHT_QUEUE_URL", aws.url() + "/111122223333/deliveries.fifo");
    Path directory = Files.createDirectories(work.resolve(handler));
    byte[] event = GatewayEvent.merged(json -> {});
    try (RuntimeApi api = new RuntimeApi()) {
      var response = api.invoke(event);
      long before = System.nanoTime();
      try (RuntimeProcess process =
          RuntimeProcess.start(
              directory, jar, handler, api, environment, OPTIONS.toArray(String[]::new))) {
        String text;
        try {
          text = new String(response.get(60, TimeUnit.SECONDS), StandardCharsets.UTF_8);
        } catch (Exception e) {
          throw new IllegalStateException(process.output(), e);
        }
        double millis = (System.nanoTime() - before) / 1e6;
        if (!text.contains("202")) {
          throw new IllegalStateException(text + process.output());
        }
        return millis;
      }
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
