package io.pipewright.localcloud.codebuild;

import io.pipewright.localcloud.codebuild.Buildspec.Artifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes reports and output artefacts from a build's directory. */
final class BuildOutputs {
  private final Build build;
  private final Buildspec buildspec;
  private final Path source;
  private final BuildLog log;

  BuildOutputs(Build build, Buildspec buildspec, Path source, BuildLog log) {
    this.build = build;
    this.buildspec = buildspec;
    this.source = source;
    this.log = log;
  }

  /** Counts the tests of each report; a report without files is said, and fails nothing. */
  void reports(String arnPrefix) throws IOException {
    for (Map.Entry<String, Buildspec.Reports> report : buildspec.reports().entrySet()) {
      Path base = base(report.getValue().baseDirectory());
      List<Path> files = Globs.find(base, report.getValue().files());
      if (files.isEmpty()) {
        log.container("No matching report files for " + report.getKey());
        continue;
      }
      JunitReport counts = JunitReport.NONE;
      for (Path file : files) {
        counts = counts.plus(JunitReport.read(base.resolve(file)));
      }
      String group =
          report.getKey().startsWith("arn:")
              ? report.getKey().substring(report.getKey().lastIndexOf('/') + 1)
              : build.project().name() + "-" + report.getKey();
      build.add(
          new Build.Report(
              arnPrefix + group + ":" + build.uuid(),
              report.getKey(),
              counts.passed(),
              counts.failed(),
              counts.skipped()));
      log.container(
          "Report "
              + report.getKey()
              + (": " + counts.passed() + " passed, " + counts.failed() + " failed, ")
              + (counts.skipped() + " skipped"));
    }
  }

  /**
   * Packs the outputs that the caller expects.
   *
   * @throws InvalidBuildspec if one is not defined, or matches nothing
   */
  void pack(Path directory) throws IOException {
    Map<String, Path> zips = new LinkedHashMap<>();
    Files.createDirectories(directory);
    for (String output : build.request().outputs()) {
      Path zip = directory.resolve(output + ".zip");
      pack(definition(output), zip);
      zips.put(output, zip);
    }
    build.outputs(zips);
  }

  private Artifacts definition(String output) {
    boolean only = build.request().outputs().size() == 1;
    if (only && buildspec.artifacts().isPresent()) {
      return buildspec.artifacts().get();
    }
    Artifacts secondary = buildspec.secondaryArtifacts().get(output);
    if (secondary == null) {
      throw new InvalidBuildspec(
          "no definition for artifact " + output + " in the buildspec's artifacts section");
    }
    return secondary;
  }

  private void pack(Artifacts artifacts, Path zip) throws IOException {
    Path base = base(artifacts.baseDirectory());
    for (String pattern : artifacts.files()) {
      log.container("Expanding " + pattern);
    }
    List<Path> files = Globs.find(base, artifacts.files());
    if (files.isEmpty()) {
      throw new InvalidBuildspec("no matching artifact paths found");
    }
    log.container("Found " + files.size() + " file(s)");
    ArtifactZip.pack(base, files, artifacts.discardPaths(), zip);
  }

  private Path base(String directory) {
    return source.resolve(directory).normalize();
  }
}
