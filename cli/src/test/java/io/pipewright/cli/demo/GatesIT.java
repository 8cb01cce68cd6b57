package io.pipewright.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of an example with one fault stops at the gate for that fault, and nowhere else. */
class GatesIT {
  @TempDir Path directory;

  @Test
  void eachFaultStopsAtItsGate() throws Exception {
    plant(
        "lint-fault",
        "src/fault.js",
        """
        export function fault() {
          var a = 1;
          return b;
        }
        """);
    plant(
        "test-fault",
        "test/fault.test.js",
        """
        import assert from 'node:assert';
        import { test } from 'node:test';

        test('two is three', () => {
          assert.equal(2, 3);
        });
        """);
    plant("secret-fault", "config.json", "{ \"accessKeyId\": \"" + accessKeyId() + "\" }\n");
    plant(
        "injection-fault",
        "src/fault.js",
        """
        import { exec } from 'node:child_process';

        /** Lists a directory. */
        export function list(name, done) {
          exec('ls ' + name, done);
        }
        """);
    plant("manifest-fault", "pipeline.yaml", "version: 1\ndeploy:\n  - enviroment: dev\n");

    Launcher.Finished demo =
        Launcher.pipewright(
            directory,
            "demo",
            "--repository=lint-fault",
            "--repository=test-fault",
            "--repository=secret-fault",
            "--repository=injection-fault",
            "--repository=manifest-fault");

    assertThat(demo.exitCode()).as(demo.output()).isEqualTo(1);
    assertThat(demo.output())
        .containsPattern("lint-fault +✗ Lint ")
        .containsPattern("lint-fault +✗ stopped +Lint: lint failed: .*src/fault.js")
        .containsPattern("test-fault +✗ Build ")
        .containsPattern("test-fault +✗ stopped +Build: build failed: .*two is three")
        .containsPattern("secret-fault +✗ Scan/Secrets ")
        .containsPattern("secret-fault +✗ stopped +.*secrets failed: .*config.json")
        .containsPattern("injection-fault +✗ Scan/Sast ")
        .containsPattern("injection-fault +✗ stopped +.*sast failed: .*src/fault.js")
        .containsPattern("manifest-fault +✗ stopped +.*pipeline.yaml:3:5 .*enviroment")
        .doesNotContainPattern("manifest-fault +✓ generator")
        .doesNotContain("✓ Version");
  }

  /** A fresh one each time, so that no key stands in this repository. */
  private static String accessKeyId() {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    StringBuilder key = new StringBuilder("AK" + "IA");
    new Random(42).ints(16, 0, alphabet.length()).forEach(i -> key.append(alphabet.charAt(i)));
    return key.toString();
  }

  private void plant(String name, String file, String content) throws IOException {
    Path copy = directory.resolve(name);
    copy(Launcher.HOME.resolve("examples/node-service"), copy);
    Files.createDirectories(copy.resolve(file).getParent());
    Path manifest = copy.resolve("pipeline.yaml");
    String own =
        Files.readString(manifest).replace("application: quote-service", "application: " + name);
    Files.writeString(manifest, own);
    Files.writeString(copy.resolve(file), content);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (folder.endsWith("node_modules")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file).toString()));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
