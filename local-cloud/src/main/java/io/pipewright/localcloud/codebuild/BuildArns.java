package io.pipewright.localcloud.codebuild;

/** Amazon resource names of builds and reports. */
final class BuildArns {
  private BuildArns() {}

  static String build(BuildSettings settings, Build build) {
    return prefix(settings) + "build/" + build.id();
  }

  static String project(BuildSettings settings, String name) {
    return prefix(settings) + "project/" + name;
  }

  static String reportPrefix(BuildSettings settings) {
    return prefix(settings) + "report/";
  }

  private static String prefix(BuildSettings settings) {
    return "arn:aws:codebuild:" + settings.region() + ":" + settings.account() + ":";
  }
}
