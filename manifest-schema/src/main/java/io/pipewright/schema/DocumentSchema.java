package io.pipewright.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import io.pipewright.problem.FileKind;
import io.pipewright.problem.Problems;
import io.pipewright.problem.Result;
import io.pipewright.yaml.YamlReader;
import io.pipewright.yaml.YamlValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/** A JSON Schema (2020-12) of one of our files, and the reading of such files. */
public final class DocumentSchema {
  // The dialect keeps the identifier of JSON Schema 2020-12 and knows one keyword more: the one by
  // which editors say what a pattern means.
  private static final Dialect DIALECT =
      Dialect.builder(Dialects.getDraft202012())
          .keyword(new NonValidationKeyword("patternErrorMessage"))
          .build();

  private final FileKind kind;
  private final JsonNode json;
  private final Schema validator;

  private DocumentSchema(FileKind kind, JsonNode json) {
    this.kind = kind;
    this.json = json;
    this.validator = SchemaRegistry.withDialect(DIALECT).getSchema(json);
  }

  /**
   * Loads a schema that is a resource beside {@code owner}.
   *
   * @throws IllegalStateException if there is no such resource: the build is broken
   */
  public static DocumentSchema load(FileKind kind, Class<?> owner, String resource) {
    return new DocumentSchema(kind, json(owner, resource));
  }

  /**
   * Loads one definition, a member of {@code $defs}, of a schema that is a resource beside {@code
   * owner}.
   *
   * @throws IllegalStateException if there is no such resource: the build is broken
   */
  public static DocumentSchema load(
      FileKind kind, Class<?> owner, String resource, String definition) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$ref", "#/$defs/" + definition);
    root.set("$defs", json(owner, resource).path("$defs"));
    return new DocumentSchema(kind, root);
  }

  private static JsonNode json(Class<?> owner, String resource) {
    try (InputStream stream = owner.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the schema " + resource + " is not on the class path");
      }
      return JsonText.read(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The schema itself, for editors and for documentation. */
  public JsonNode json() {
    return json.deepCopy();
  }

  /**
   * Reads a file and holds it against the schema.
   *
   * @param file its name, for the places of the problems
   */
  public Result<Document> read(String file, byte[] bytes) {
    return readPartly(file, bytes).complete();
  }

  /**
   * Reads a file as far as it goes, so that what is right of it can be judged together with what is
   * wrong.
   *
   * @param file its name, for the places of the problems
   */
  public Reading readPartly(String file, byte[] bytes) {
    return YamlReader.read(kind, file, bytes)
        .match(this::check, problems -> new Reading(Optional.empty(), Set.of(), problems));
  }

  private Reading check(YamlValue tree) {
    SchemaNode schema = SchemaNode.root(json);
    JsonNode values = JsonTree.of(tree, schema);
    Problems problems = new Problems(kind);
    Pruning pruning = new Pruning(values, schema);
    new SchemaProblems(schema, tree, problems, pruning).addAll(validator.validate(values));
    Optional<Document> document =
        values.isObject() ? Optional.of(Document.of(values, tree)) : Optional.empty();
    return new Reading(document, pruning.doubtful(), problems.sorted());
  }
}
