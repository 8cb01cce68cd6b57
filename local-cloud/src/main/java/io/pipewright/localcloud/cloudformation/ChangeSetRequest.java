package io.pipewright.localcloud.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pipewright.localcloud.cloudformation.Template.ResourceDeclaration;
import io.pipewright.localcloud.server.AwsError;
import io.pipewright.localcloud.server.Form;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a {@code CreateChangeSet} call and checks it as far as AWS does before it answers. */
final class ChangeSetRequest {
  /** Quota of AWS for a template in the request. */
  static final int LONGEST_BODY = 51_200;

  /** Quota of AWS for a template in S3. */
  static final int LONGEST_OBJECT = 1_048_576;

  private static final Set<String> PARAMETERS =
      Set.of(
          "Action",
          "Version",
          "StackName",
          "ChangeSetName",
          "ChangeSetType",
          "TemplateBody",
          "TemplateURL",
          "Parameters",
          "Tags",
          "Capabilities",
          "RoleARN",
          "Description",
          "ClientToken");
  private static final Set<String> NAMED =
      Set.of("RoleName", "ManagedPolicyName", "UserName", "GroupName", "InstanceProfileName");

  private final Form form;
  private final StackSettings settings;
  private final TemplateReader reader;

  ChangeSetRequest(Form form, StackSettings settings, TemplateReader reader) {
    this.form = form;
    this.settings = settings;
    this.reader = reader;
  }

  /**
   * What the stack shall be made from.
   *
   * @param previous what it is made from, whose parameter values may be used again
   * @throws AwsError {@code ValidationError} or {@code InsufficientCapabilitiesException}
   */
  Submission submission(Optional<Submission> previous) {
    for (String name : form.names()) {
      if (!PARAMETERS.contains(name)) {
        throw StackErrors.validation("The parameter '" + name + "' is not supported here.");
      }
    }
    Template template = reader.read(text());
    List<String> capabilities = form.list("Capabilities");
    checkCapabilities(template, capabilities);
    return new Submission(
        template,
        parameters(template, previous),
        form.tags("Tags"),
        capabilities,
        form.find("RoleARN"));
  }

  private String text() {
    Optional<String> body = form.find("TemplateBody");
    Optional<String> url = form.find("TemplateURL");
    if (body.isPresent() == url.isPresent()) {
      throw StackErrors.validation("Either Template URL or Template Body must be specified.");
    }
    if (body.isPresent()) {
      return within(body.get(), LONGEST_BODY, "templateBody");
    }
    String object =
        settings
            .source()
            .read(uri(url.orElse("")))
            .orElseThrow(
                () ->
                    StackErrors.validation(
                        "TemplateURL must reference an object of our S3: " + url.get()));
    return within(object, LONGEST_OBJECT, "template");
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw StackErrors.validation("TemplateURL is not a URL: " + text);
    }
  }

  private static String within(String text, int longest, String name) {
    int length = text.getBytes(UTF_8).length;
    if (length > longest) {
      throw StackErrors.validation(
          "1 validation error detected: Value at '%s' failed to satisfy constraint: Member must have length less than or equal to %d, it has %d"
              .formatted(name, longest, length));
    }
    return text;
  }

  private static void checkCapabilities(Template template, List<String> capabilities) {
    List<ResourceDeclaration> iam =
        template.resources().values().stream()
            .filter(it -> it.type().startsWith("AWS::IAM::"))
            .toList();
    boolean named = iam.stream().anyMatch(it -> NAMED.stream().anyMatch(it.properties()::has));
    boolean enough =
        capabilities.contains("CAPABILITY_NAMED_IAM")
            || (!named && capabilities.contains("CAPABILITY_IAM"));
    if (!iam.isEmpty() && !enough) {
      throw new AwsError(
          400,
          "InsufficientCapabilitiesException",
          "Requires capabilities : [" + (named ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM") + "]");
    }
  }

  private Map<String, String> parameters(Template template, Optional<Submission> previous) {
    Map<String, String> given = new LinkedHashMap<>();
    for (Form parameter : form.structures("Parameters")) {
      String key = parameter.get("ParameterKey");
      if (!template.parameters().containsKey(key)) {
        throw StackErrors.validation("Parameters: [" + key + "] do not exist in the template");
      }
      boolean again = parameter.find("UsePreviousValue").filter("true"::equals).isPresent();
      Optional<String> value =
          again
              ? previous.flatMap(it -> Optional.ofNullable(it.parameters().get(key)))
              : parameter.raw("ParameterValue");
      value.ifPresent(it -> given.put(key, it));
    }
    Map<String, String> values = new LinkedHashMap<>();
    template
        .parameters()
        .forEach(
            (name, declaration) ->
                values.put(name, declaration.value(Optional.ofNullable(given.get(name)))));
    return values;
  }
}
