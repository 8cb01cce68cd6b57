package io.pipewright.localcloud.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A function and how it runs.
 *
 * @param name of the function
 * @param handler its class, or {@code class::method}
 * @param classPath its jars and directories, with the runtime interface client and what that needs:
 *     without {@code utils-lite} a process ends after its first answer
 * @param environment its variables: endpoints and credentials among them. Nothing is inherited from
 *     this JVM but {@code PATH} and its like
 * @param hostEnvironment of the host, of which it sees a part
 * @param directory where it works; must be there
 * @param memory megabytes; the heap gets 85 in a hundred
 * @param timeout of one call
 * @param account twelve digits
 * @param region for example {@code eu-west-1}
 */
public record LambdaSettings(
    String name,
    String handler,
    List<Path> classPath,
    Map<String, String> environment,
    Map<String, String> hostEnvironment,
    Path directory,
    int memory,
    Duration timeout,
    String account,
    String region) {
  private static final int HEAP_PERCENT = 85;
  private static final int PERCENT = 100;

  public LambdaSettings {
    classPath = List.copyOf(classPath);
    environment = Map.copyOf(environment);
    hostEnvironment = Map.copyOf(hostEnvironment);
  }

  String arn() {
    return "arn:aws:lambda:" + region + ":" + account + ":function:" + name;
  }

  String logGroup() {
    return "/aws/lambda/" + name;
  }

  int heap() {
    return memory * HEAP_PERCENT / PERCENT;
  }

  String joinedClassPath() {
    return classPath.stream().map(Path::toString).collect(Collectors.joining(":"));
  }
}
