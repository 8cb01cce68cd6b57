package io.pipewright.localcloud.lambda;

import io.pipewright.localcloud.process.HostEnvironment;
import io.pipewright.localcloud.process.LogSink;
import io.pipewright.localcloud.process.ProcessGroup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One execution environment of a function: a child JVM with Lambda's runtime interface client,
 * which exists for Linux only. The child starts with the first call and is kept; one that was
 * killed, ended or overran its time is replaced at the next call. Calls are worked off one by one.
 */
public final class LambdaProcess implements LambdaFunction, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LambdaProcess.class);
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final double MILLIS = 1000.0;

  private final LambdaSettings settings;
  private final LogSink logs;
  private final Clock clock;
  private Optional<Child> child = Optional.empty();

  /** Starts nothing yet. */
  public LambdaProcess(LambdaSettings settings, LogSink logs, Clock clock) {
    this.settings = settings;
    this.logs = logs;
    this.clock = clock;
  }

  private record Child(RuntimeApi api, ProcessGroup group) {
    void end() {
      group.close();
      api.close();
    }
  }

  /** Whether there is a runtime interface client for this system. */
  public static boolean isSupported(String operatingSystem) {
    return operatingSystem.toLowerCase(Locale.ROOT).contains("linux");
  }

  /**
   * Calls the function.
   *
   * @throws FunctionException if it fails, ends its process ({@code Runtime.ExitError}) or takes
   *     longer than its timeout ({@code Sandbox.Timedout})
   */
  @Override
  public synchronized String invoke(String event) throws FunctionException, InterruptedException {
    return await(running().api().submit(event, clock.instant().plus(settings.timeout())));
  }

  /**
   * Starts the child, if there is none, and waits until the function has been made: what Lambda
   * does before it takes a snapshot, or for provisioned concurrency.
   *
   * @throws FunctionException if it fails to start, or takes longer than its timeout
   */
  public synchronized void prepare() throws FunctionException, InterruptedException {
    await(running().api().ready());
  }

  private Child running() {
    return child.filter(one -> one.group().leader().isAlive()).orElseGet(this::start);
  }

  private <T extends @Nullable Object> T await(CompletableFuture<T> answer)
      throws FunctionException, InterruptedException {
    try {
      return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      end();
      throw new FunctionException(
          "Sandbox.Timedout",
          "Task timed out after "
              + String.format(Locale.ROOT, "%.2f", settings.timeout().toMillis() / MILLIS)
              + " seconds");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof FunctionException failure) {
        throw failure;
      }
      throw new IllegalStateException("the Runtime API failed: a bug of local-cloud", e);
    }
  }

  /** The child, if it was started and has not ended. */
  public synchronized Optional<ProcessHandle> process() {
    return child.map(one -> one.group().leader().toHandle()).filter(ProcessHandle::isAlive);
  }

  private Child start() {
    end();
    RuntimeApi api = RuntimeApi.start(settings.arn());
    String stream = "[$LATEST]" + UUID.randomUUID().toString().replace("-", "");
    try {
      ProcessGroup group =
          ProcessGroup.start(command(), environment(api, stream), settings.directory());
      group.leader().getOutputStream().close();
      daemon("lambda-output", () -> copyOutput(group, stream));
      daemon("lambda-end", () -> awaitEnd(group, api));
      Child started = new Child(api, group);
      child = Optional.of(started);
      return started;
    } catch (IOException e) {
      api.close();
      throw new IllegalStateException(
          "the function " + settings.name() + " does not start: " + e.getMessage(), e);
    }
  }

  private static void awaitEnd(ProcessGroup group, RuntimeApi api) {
    try {
      int code = group.leader().waitFor();
      api.end(
          new FunctionException(
              "Runtime.ExitError", "Runtime exited with error: exit status " + code));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> command() {
    String home = settings.environment().getOrDefault("JAVA_HOME", System.getProperty("java.home"));
    return List.of(
        Path.of(home, "bin", "java").toString(),
        "-Xmx" + settings.heap() + "m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-cp",
        settings.joinedClassPath(),
        CLIENT,
        settings.handler());
  }

  private Map<String, String> environment(RuntimeApi api, String stream) {
    Map<String, String> environment =
        new TreeMap<>(HostEnvironment.visible(settings.hostEnvironment()));
    environment.putAll(settings.environment());
    environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", settings.name());
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(settings.memory()));
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", settings.logGroup());
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", stream);
    environment.put("AWS_REGION", settings.region());
    environment.put("AWS_DEFAULT_REGION", settings.region());
    environment.put("LAMBDA_TASK_ROOT", settings.directory().toString());
    environment.put("_HANDLER", settings.handler());
    environment.put("TZ", ":UTC");
    return environment;
  }

  private void copyOutput(ProcessGroup group, String stream) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(group.leader().getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        logs.append(settings.logGroup(), stream, line);
      }
    } catch (IOException e) {
      // The process was ended while it wrote: there is no more.
      LOG.debug("output of {} ends", settings.name(), e);
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void end() {
    child.ifPresent(Child::end);
    child = Optional.empty();
  }

  /** Waits for the running call, then ends the child. */
  @Override
  public synchronized void close() {
    end();
  }
}
