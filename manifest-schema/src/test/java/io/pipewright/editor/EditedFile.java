package io.pipewright.editor;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.manifest.ManifestReader;
import io.pipewright.organisation.OrganisationReader;
import io.pipewright.problem.FileKind;
import io.pipewright.problem.Problem;
import io.pipewright.schema.DocumentSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A file that people write in an editor, and its schema. */
final class EditedFile {
  static final EditedFile MANIFEST =
      new EditedFile(FileKind.MANIFEST, ManifestReader.class, "pipeline");
  static final EditedFile FACTORY =
      new EditedFile(FileKind.FACTORY, OrganisationReader.class, "factory");
  static final List<EditedFile> ALL = List.of(MANIFEST, FACTORY);

  private final String name;
  private final Path schemaFile;
  private final DocumentSchema schema;

  private EditedFile(FileKind kind, Class<?> reader, String name) {
    String resource = name + ".schema.json";
    this.name = name;
    this.schema = DocumentSchema.load(kind, reader, resource);
    this.schemaFile =
        Path.of("src/main/resources", reader.getPackageName().replace('.', '/'), resource)
            .toAbsolutePath();
  }

  String fileName() {
    return name + ".yaml";
  }

  Path schemaFile() {
    return schemaFile;
  }

  JsonNode schema() {
    return schema.json();
  }

  /** Every place of such files that the schema knows; the first is the whole file. */
  List<Place> places() {
    return Place.root(this).all();
  }

  /** What our own reader finds wrong with {@code text} by the schema. */
  List<Problem> problems(String text) {
    return schema
        .read(fileName(), text.getBytes(StandardCharsets.UTF_8))
        .match(document -> List.of(), problems -> problems);
  }

  @Override
  public String toString() {
    return fileName();
  }
}
