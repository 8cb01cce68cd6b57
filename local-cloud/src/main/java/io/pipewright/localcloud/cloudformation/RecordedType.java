package io.pipewright.localcloud.cloudformation;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * A resource type that is recorded, not executed: its properties are checked by name and kept, and
 * nothing happens by them.
 */
public final class RecordedType implements ResourceType {
  private final String name;
  private final Set<String> properties;
  private final String nameProperty;
  private final GeneratedNames names;
  private final BiFunction<ResourceRequest, String, Resource> made;
  private final Map<String, Resource> recorded = new ConcurrentHashMap<>();

  private RecordedType(
      String name,
      Set<String> properties,
      String nameProperty,
      GeneratedNames names,
      BiFunction<ResourceRequest, String, Resource> made) {
    this.name = name;
    this.properties = Set.copyOf(properties);
    this.nameProperty = nameProperty;
    this.names = names;
    this.made = made;
  }

  /** {@code AWS::Events::Rule}; {@code Ref} gives its name. */
  public static RecordedType eventRule(String account, String region, GeneratedNames names) {
    return new RecordedType(
        "AWS::Events::Rule",
        Set.of(
            "Name",
            "Description",
            "EventBusName",
            "EventPattern.*",
            "ScheduleExpression",
            "State",
            "RoleArn",
            "Targets.*"),
        "Name",
        names,
        (request, rule) ->
            new Resource(
                rule,
                Map.of("Arn", "arn:aws:events:%s:%s:rule/%s".formatted(region, account, rule))));
  }

  /** {@code AWS::CodeBuild::ReportGroup}; {@code Ref} gives its ARN. */
  public static RecordedType reportGroup(String account, String region, GeneratedNames names) {
    return new RecordedType(
        "AWS::CodeBuild::ReportGroup",
        Set.of("Name", "Type", "ExportConfig.*", "DeleteReports", "Tags.Key", "Tags.Value"),
        "Name",
        names,
        (request, group) -> {
          String arn = "arn:aws:codebuild:%s:%s:report-group/%s".formatted(region, account, group);
          return new Resource(arn, Map.of("Arn", arn));
        });
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> properties() {
    return properties;
  }

  @Override
  public Resource put(ResourceRequest request) {
    String given = request.properties().path(nameProperty).asText();
    if (given.isEmpty() && request.physicalId().isPresent()) {
      return recorded.getOrDefault(
          request.physicalId().get(), made.apply(request, request.physicalId().get()));
    }
    String own = given.isEmpty() ? names.name(request, 64) : given;
    Resource resource = made.apply(request, own);
    recorded.put(resource.physicalId(), resource);
    return resource;
  }

  @Override
  public void delete(String physicalId) {
    recorded.remove(physicalId);
  }
}
