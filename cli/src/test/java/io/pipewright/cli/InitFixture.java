package io.pipewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.manifest.Component;
import io.pipewright.manifest.Manifest;
import io.pipewright.manifest.ManifestReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A directory to run {@code pipewright init} in, and the manifest that comes of it. */
final class InitFixture {
  static final String TEMPLATE =
      """
      Parameters:
        Size: { Type: String, AllowedValues: [small, large] }
        Level: { Type: String, AllowedValues: ["1.10", "2"] }
        CodeBucket: { Type: String }
        CodeKey: { Type: String }
      Resources:
        A: { Type: "AWS::S3::Bucket" }
      """;

  private final Terminal terminal = new Terminal();
  private final Path root;

  InitFixture(Path root) throws IOException {
    this.root = Files.createDirectory(root);
  }

  Path root() {
    return root;
  }

  int init() {
    return run("init", root.toString());
  }

  int run(String... arguments) {
    return terminal.run(arguments);
  }

  String out() {
    return terminal.out();
  }

  String err() {
    return terminal.err();
  }

  void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  String text() throws IOException {
    return Files.readString(root.resolve("pipeline.yaml"));
  }

  Manifest manifest() throws IOException {
    return read(text());
  }

  Component component() throws IOException {
    List<Component> components = manifest().components();
    assertThat(components).hasSize(1);
    return components.get(0);
  }

  static Manifest read(String text) {
    return ManifestReader.read("pipeline.yaml", text.getBytes(StandardCharsets.UTF_8))
        .match(
            document -> document.manifest(),
            problems -> {
              throw new AssertionError(problems.toString());
            });
  }
}
