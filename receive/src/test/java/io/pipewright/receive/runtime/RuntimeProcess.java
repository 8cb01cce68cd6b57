package io.pipewright.receive.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function in Lambda's own runtime client, in a process of its own. Its classes come from one jar
 * in {@code lib/} of its directory, and from nowhere else.
 */
public final class RuntimeProcess implements AutoCloseable {
  private static final List<String> RUNTIME =
      List.of(
          "aws-lambda-java-runtime-interface-client",
          "aws-lambda-java-core",
          "aws-lambda-java-serialization",
          "utils-lite");

  /** What Lambda sets. */
  private static final Map<String, String> LAMBDA =
      Map.of(
          "AWS_EXECUTION_ENV", "AWS_Lambda_java17",
          "AWS_LAMBDA_FUNCTION_NAME", "receive",
          "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
          "AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/receive",
          "AWS_LAMBDA_LOG_STREAM_NAME", "stream");

  private final Process process;
  private final Path output;

  private RuntimeProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts a function.
   *
   * @param directory is made its task's root
   * @param jar the deployed jar
   * @param handler name of the handler's class
   * @param environment all that the function's process knows
   * @param options of the JVM
   */
  public static RuntimeProcess start(
      Path directory,
      Path jar,
      String handler,
      RuntimeApi api,
      Map<String, String> environment,
      String... options)
      throws IOException {
    Path lib = Files.createDirectories(directory.resolve("lib"));
    Path copy = lib.resolve("function.jar");
    if (!Files.exists(copy)) {
      Files.copy(jar, copy);
    }
    Path output = directory.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.of(
                    Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                    Arrays.stream(options),
                    Stream.of(
                        "-cp",
                        classPath(),
                        "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                        handler))
                .flatMap(it -> it)
                .toList());
    builder.directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(LAMBDA);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new RuntimeProcess(builder.start(), output);
  }

  /** What it has written so far. */
  public String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The jars of the runtime, from the class path of the tests. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(
            entry ->
                RUNTIME.stream()
                    .anyMatch(name -> Path.of(entry).getFileName().toString().startsWith(name)))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
