package io.pipewright.localcloud.codebuild;

import io.pipewright.localcloud.codebuild.Build.Status;
import io.pipewright.localcloud.codebuild.Buildspec.OnFailure;
import io.pipewright.localcloud.codebuild.Buildspec.Phase;
import io.pipewright.localcloud.process.Directories;
import io.pipewright.localcloud.process.RoleEnvironment;
import io.pipewright.localcloud.server.AwsError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one build from its first phase to its last. */
final class BuildRun {
  private static final Logger LOG = LoggerFactory.getLogger(BuildRun.class);

  private final BuildSettings settings;
  private final RoleEnvironment roles;
  private final SecretSource secrets;
  private final Clock clock;
  private final Build build;
  private final BuildLog log;
  private final Path root;
  private final Path source;
  private Optional<Buildspec> buildspec = Optional.empty();
  private Optional<BuildShell> shell = Optional.empty();
  private Optional<RoleEnvironment.Access> access = Optional.empty();

  BuildRun(
      BuildSettings settings,
      RoleEnvironment roles,
      SecretSource secrets,
      Clock clock,
      Build build,
      BuildLog log) {
    this.settings = settings;
    this.roles = roles;
    this.secrets = secrets;
    this.clock = clock;
    this.build = build;
    this.log = log;
    this.root = settings.directory().resolve(build.uuid());
    this.source = root.resolve("sources").resolve("src");
  }

  /** Runs it; every failure ends as a failed phase. */
  void run() {
    boolean succeeding = true;
    PhaseType phase = PhaseType.PROVISIONING;
    try {
      while (phase != PhaseType.COMPLETED) {
        boolean succeeded = run(phase, succeeding);
        succeeding &= succeeded;
        phase = build.ending().isPresent() ? afterStop(phase) : next(phase, succeeded);
      }
    } finally {
      shell.ifPresent(BuildShell::close);
      access.ifPresent(RoleEnvironment.Access::close);
      build.enter(PhaseType.COMPLETED, clock.instant());
      build.leave(Status.SUCCEEDED, clock.instant(), "", "");
      build.complete(succeeding, clock.instant());
    }
  }

  private static PhaseType afterStop(PhaseType phase) {
    return phase == PhaseType.FINALIZING ? PhaseType.COMPLETED : PhaseType.FINALIZING;
  }

  private PhaseType next(PhaseType phase, boolean succeeded) {
    Optional<OnFailure> onFailure = phase(phase).flatMap(Phase::onFailure);
    return phase.next(succeeded, onFailure);
  }

  private Optional<Phase> phase(PhaseType type) {
    return buildspec.map(spec -> spec.phases().get(type));
  }

  private boolean run(PhaseType type, boolean succeeding) {
    build.enter(type, clock.instant());
    log.container("Entering phase " + type);
    try {
      enter(type, succeeding);
      leave(Status.SUCCEEDED, type, "", "");
      return true;
    } catch (PhaseFailure e) {
      leave(build.ending().orElse(Status.FAILED), type, e.code(), e.text());
    } catch (InvalidBuildspec e) {
      String code = type == PhaseType.DOWNLOAD_SOURCE ? "YAML_FILE_ERROR" : "CLIENT_ERROR";
      leave(Status.FAILED, type, code, String.valueOf(e.getMessage()));
    } catch (AwsError e) {
      leave(Status.FAILED, type, "CLIENT_ERROR", e.code() + ": " + e.text());
    } catch (IOException | ArtifactZip.UnsafeArchive e) {
      leave(build.ending().orElse(Status.FAILED), type, "CLIENT_ERROR", e.getMessage() + "");
    } catch (InterruptedException e) {
      build.stop(Status.STOPPED);
      leave(Status.STOPPED, type, "", "the local cloud is closing");
    } catch (RuntimeException e) {
      // Whatever it is, a build that broke has not passed.
      LOG.error("build {} broke in {}: a bug of local-cloud", build.id(), type, e);
      leave(
          Status.FAILED, type, "CLIENT_ERROR", "the build broke; local-cloud's log has the reason");
    }
    return false;
  }

  private void leave(Status status, PhaseType type, String code, String message) {
    String masked = log.masked(message);
    build.leave(status, clock.instant(), code, masked);
    log.container("Phase complete: " + type + " State: " + status);
    log.container("Phase context status code: " + code + " Message: " + masked);
  }

  private void enter(PhaseType type, boolean succeeding)
      throws IOException, InterruptedException, PhaseFailure {
    switch (type) {
      case PROVISIONING -> provision();
      case DOWNLOAD_SOURCE -> download();
      case INSTALL, PRE_BUILD, BUILD, POST_BUILD -> runCommands(type, succeeding);
      case UPLOAD_ARTIFACTS -> upload();
      case FINALIZING -> finish();
      case SUBMITTED, QUEUED, COMPLETED -> {}
    }
  }

  private void provision() throws IOException, PhaseFailure {
    String image = build.project().image();
    if (!settings.images().containsKey(image) && !image.startsWith("aws/codebuild/")) {
      throw new PhaseFailure(
          "BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE",
          "Image " + image + " is not known on this machine; known: " + settings.images().keySet());
    }
    Files.createDirectories(root.resolve("state"));
    Files.createDirectories(source);
    Files.createDirectories(root.resolve("tmp"));
  }

  private void download() throws IOException {
    if (build.request().source().isPresent()) {
      ArtifactZip.unpack(build.request().source().get(), source);
    }
    for (Map.Entry<String, Path> input : build.request().secondarySources().entrySet()) {
      ArtifactZip.unpack(
          input.getValue(), root.resolve("sources").resolve("secondary").resolve(input.getKey()));
    }
    Buildspec spec = BuildspecReader.read(build.project().buildspec());
    buildspec = Optional.of(spec);
    BuildShell prepared =
        new BuildShell(root.resolve("state"), source, environment(spec).values(), log::output);
    shell = Optional.of(prepared);
    build.onStop(prepared::close);
  }

  private BuildEnvironment environment(Buildspec spec) {
    String role = build.project().serviceRole();
    Map<String, String> own =
        new HashMap<>(
            BuildEnvironment.own(
                settings, build, root.resolve("sources"), BuildArns.build(settings, build)));
    RoleEnvironment.Access opened =
        roles.open(
            "codebuild.amazonaws.com",
            BuildArns.project(settings, build.project().name()),
            role,
            "AWSCodeBuild-" + build.uuid());
    access = Optional.of(opened);
    Map<String, String> credentials = opened.environment();
    own.putAll(credentials);
    own.put("TMPDIR", root.resolve("tmp").toString());
    BuildEnvironment environment =
        BuildEnvironment.of(
            settings, build, spec, own, text -> secrets.read(role, SecretReference.parse(text)));
    List<String> masked = new ArrayList<>(environment.secrets());
    credentials.forEach(
        (name, value) -> {
          if (name.endsWith("TOKEN") || name.endsWith("SECRET_ACCESS_KEY")) {
            masked.add(value);
          }
        });
    log.mask(masked);
    return environment;
  }

  private void runCommands(PhaseType type, boolean succeeding)
      throws IOException, InterruptedException, PhaseFailure {
    Optional<Phase> phase = phase(type);
    if (phase.isEmpty() || shell.isEmpty()) {
      return;
    }
    BuildShell bash = shell.get();
    bash.export("CODEBUILD_BUILD_SUCCEEDING", succeeding ? "1" : "0");
    new PhaseCommands(bash, log).run(phase.get());
  }

  private void upload() throws IOException {
    Buildspec spec = buildspec.orElseThrow();
    BuildOutputs outputs = new BuildOutputs(build, spec, source, log);
    outputs.reports(BuildArns.reportPrefix(settings));
    outputs.pack(root.resolve("outputs"));
  }

  private void finish() throws IOException {
    Map<String, String> exported = new HashMap<>();
    Map<String, String> last = shell.map(BuildShell::environment).orElse(Map.of());
    for (String name : buildspec.map(Buildspec::exportedVariables).orElse(List.of())) {
      Optional.ofNullable(last.get(name)).ifPresent(value -> exported.put(name, log.masked(value)));
    }
    build.export(exported);
    shell.ifPresent(BuildShell::close);
    for (String part : List.of("sources", "state", "tmp")) {
      Directories.delete(root.resolve(part));
    }
  }
}
