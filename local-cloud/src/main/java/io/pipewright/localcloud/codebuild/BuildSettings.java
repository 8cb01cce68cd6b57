package io.pipewright.localcloud.codebuild;

import java.nio.file.Path;
import java.util.Map;

/**
 * How builds run on this host.
 *
 * @param account twelve digits
 * @param region for example {@code eu-west-1}
 * @param directory where work directories are made
 * @param hostEnvironment of the host; builds see only a part of it
 * @param images image name to the host directory that stands in for it: it comes first on {@code
 *     PATH}. Images {@code aws/codebuild/*} need none
 * @param pathMappings paths of images that lie elsewhere here
 * @param concurrentBuilds how many run at once; more wait in their turn
 */
public record BuildSettings(
    String account,
    String region,
    Path directory,
    Map<String, String> hostEnvironment,
    Map<String, Path> images,
    PathMappings pathMappings,
    int concurrentBuilds) {
  public BuildSettings {
    hostEnvironment = Map.copyOf(hostEnvironment);
    images = Map.copyOf(images);
  }
}
