package io.pipewright.localcloud.cloudformation;

import io.pipewright.localcloud.server.Xml;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Stacks and change sets as the Query protocol writes them. */
final class StackXml {
  private static final String MASK = "****";

  private StackXml() {}

  static String stack(Stack stack) {
    Optional<Submission> submission = stack.shown();
    return Xml.element("StackId", stack.id())
        + Xml.element("StackName", stack.name())
        + Xml.element("ChangeSetId", stack.latest().map(ChangeSet::id))
        + Xml.element("CreationTime", stack.created().toString())
        + Xml.element("LastUpdatedTime", stack.updated().map(Instant::toString))
        + Xml.element("StackStatus", stack.status())
        + Xml.element("StackStatusReason", stack.reason())
        + Xml.element("DisableRollback", "false")
        + Xml.element("Description", submission.flatMap(it -> it.template().description()))
        + submission.map(StackXml::submission).orElse("")
        + Xml.list("Outputs", stack.outputs().entrySet(), it -> output(it, submission));
  }

  static String changeSet(ChangeSet changeSet, Stack stack) {
    return Xml.element("ChangeSetName", changeSet.name())
        + Xml.element("ChangeSetId", changeSet.id())
        + Xml.element("StackId", stack.id())
        + Xml.element("StackName", stack.name())
        + Xml.element("Description", changeSet.description())
        + Xml.element("CreationTime", changeSet.created().toString())
        + Xml.element("ExecutionStatus", changeSet.execution())
        + Xml.element("Status", changeSet.status())
        + Xml.element("StatusReason", changeSet.reason())
        + submission(changeSet.submission())
        + Xml.list("Changes", changeSet.changes(), StackXml::change);
  }

  static String event(StackEvent event, Stack stack) {
    return Xml.element("StackId", stack.id())
        + Xml.element("StackName", stack.name())
        + Xml.element("EventId", event.id())
        + Xml.element("LogicalResourceId", event.logicalId())
        + Xml.element("PhysicalResourceId", event.physicalId())
        + Xml.element("ResourceType", event.type())
        + Xml.element("Timestamp", event.time().toString())
        + Xml.element("ResourceStatus", event.status())
        + Xml.element("ResourceStatusReason", event.reason());
  }

  /** A resource; the time's element is named differently by the two operations. */
  static String resource(StackResource resource, String timeElement) {
    return Xml.element("LogicalResourceId", resource.logicalId())
        + Xml.element("PhysicalResourceId", resource.physicalId())
        + Xml.element("ResourceType", resource.type())
        + Xml.element(timeElement, resource.time().toString())
        + Xml.element("ResourceStatus", resource.status());
  }

  private static String submission(Submission submission) {
    return Xml.list(
            "Parameters",
            submission.parameters().entrySet(),
            it ->
                Xml.element("ParameterKey", it.getKey())
                    + Xml.element("ParameterValue", shown(submission, it)))
        + Xml.list(
            "Tags",
            submission.tags().entrySet(),
            it -> Xml.element("Key", it.getKey()) + Xml.element("Value", it.getValue()))
        + Xml.list("Capabilities", submission.capabilities(), Xml::escape)
        + Xml.element("RoleARN", submission.roleArn());
  }

  private static String shown(Submission submission, Map.Entry<String, String> parameter) {
    ParameterDeclaration declaration = submission.template().parameters().get(parameter.getKey());
    return declaration != null && declaration.noEcho() ? MASK : parameter.getValue();
  }

  private static String output(Map.Entry<String, String> output, Optional<Submission> submission) {
    return Xml.element("OutputKey", output.getKey())
        + Xml.element("OutputValue", output.getValue())
        + Xml.element(
            "Description",
            submission
                .flatMap(it -> Optional.ofNullable(it.template().outputs().get(output.getKey())))
                .flatMap(Template.OutputDeclaration::description));
  }

  private static String change(Change change) {
    String physicalId =
        change.physicalId().isEmpty() ? "" : Xml.element("PhysicalResourceId", change.physicalId());
    return Xml.element("Type", "Resource")
        + Xml.wrap(
            "ResourceChange",
            Xml.element("Action", change.action().written())
                + Xml.element("LogicalResourceId", change.logicalId())
                + physicalId
                + Xml.element("ResourceType", change.type()));
  }
}
