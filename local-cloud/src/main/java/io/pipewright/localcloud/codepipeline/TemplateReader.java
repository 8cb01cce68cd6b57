package io.pipewright.localcloud.codepipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.localcloud.server.AwsError;
import java.util.Arrays;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads a CloudFormation template, JSON or YAML; a short form such as {@code !Ref} becomes its long
 * form.
 */
final class TemplateReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TemplateReader() {}

  /**
   * Reads it.
   *
   * @throws AwsError {@code ValidationError} if it is neither
   */
  static JsonNode read(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try {
      return JSON.valueToTree(new Yaml(new ShortForms(options)).<Object>load(text));
    } catch (YAMLException | IllegalArgumentException e) {
      throw new AwsError(
          400, "ValidationError", "Template format error: not well-formed: " + e.getMessage());
    }
  }

  private static final class ShortForms extends SafeConstructor {
    ShortForms(LoaderOptions options) {
      super(options);
      yamlMultiConstructors.put("!", new LongForm());
    }

    private Object plain(Node node) {
      if (node instanceof ScalarNode scalar) {
        return constructScalar(scalar);
      }
      if (node instanceof SequenceNode sequence) {
        return constructSequence(sequence);
      }
      return constructMapping((MappingNode) node);
    }

    /** {@code !Sub x} is {@code Fn::Sub: x}; only Ref and Condition have no prefix. */
    private final class LongForm extends AbstractConstruct {
      @Override
      public Object construct(Node node) {
        String name = node.getTag().getValue().substring(1);
        Object value = plain(node);
        if (name.equals("Ref") || name.equals("Condition")) {
          return Map.of(name, value);
        }
        if (name.equals("GetAtt") && value instanceof String path) {
          return Map.of("Fn::GetAtt", Arrays.asList(path.split("\\.", 2)));
        }
        return Map.of("Fn::" + name, value);
      }
    }
  }
}
