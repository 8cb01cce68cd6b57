package io.pipewright.localcloud.cloudformation;

import io.pipewright.localcloud.server.AwsError;
import io.pipewright.localcloud.server.Form;
import io.pipewright.localcloud.server.QueryService;
import io.pipewright.localcloud.server.Xml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * CloudFormation by change sets: what is created, executed or deleted goes through the states that
 * the SDK's waiters wait for. Templates are JSON. What the template has and nothing here knows is
 * an error, never skipped.
 */
public final class CloudFormation implements QueryService, AutoCloseable {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][-a-zA-Z0-9]{0,127}");

  private final Stacks stacks;
  private final TemplateReader reader;

  /** Without stacks. */
  public CloudFormation(StackSettings settings, ResourceTypes types) {
    this.stacks = new Stacks(settings, types);
    this.reader = new TemplateReader(types);
  }

  @Override
  public String signingName() {
    return "cloudformation";
  }

  @Override
  public String namespace() {
    return "http://cloudformation.amazonaws.com/doc/2010-05-15/";
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "CreateChangeSet", (caller, parameters) -> createChangeSet(new Form(parameters)),
        "DescribeChangeSet", (caller, parameters) -> describeChangeSet(new Form(parameters)),
        "ExecuteChangeSet", (caller, parameters) -> executeChangeSet(new Form(parameters)),
        "DeleteChangeSet", (caller, parameters) -> deleteChangeSet(new Form(parameters)),
        "DescribeStacks", (caller, parameters) -> describeStacks(new Form(parameters)),
        "DescribeStackEvents", (caller, parameters) -> events(new Form(parameters)),
        "DescribeStackResources", (caller, parameters) -> resources(new Form(parameters)),
        "ListStackResources", (caller, parameters) -> summaries(new Form(parameters)),
        "GetTemplate", (caller, parameters) -> template(new Form(parameters)),
        "DeleteStack", (caller, parameters) -> deleteStack(new Form(parameters)));
  }

  @Override
  public void close() {
    stacks.close();
  }

  private String createChangeSet(Form form) {
    String stackName = form.get("StackName");
    String name = form.get("ChangeSetName");
    boolean creates = creates(form.find("ChangeSetType").orElse("UPDATE"));
    if (!NAME.matcher(name).matches() || (creates && !NAME.matcher(stackName).matches())) {
      throw StackErrors.validation(
          "the names of a stack and of a change set must match " + NAME.pattern());
    }
    Optional<Stack> existing = stacks.find(stackName);
    Submission submission =
        new ChangeSetRequest(form, stacks.settings(), reader)
            .submission(existing.flatMap(Stack::deployed));
    checkState(existing, stackName, name, creates);
    Stack stack = creates ? stacks.review(stackName) : stacks.get(stackName);
    ChangeSet changeSet =
        new ChangeSet(
            stacks.arn("changeSet", name),
            name,
            stack.id(),
            creates,
            submission,
            form.find("Description"),
            stacks.settings().clock().instant(),
            "CREATE_IN_PROGRESS",
            "UNAVAILABLE",
            Optional.empty(),
            List.of());
    if (!stack.add(changeSet)) {
      throw new AwsError(400, "AlreadyExistsException", "ChangeSet " + name + " already exists");
    }
    stacks.plan(stack, changeSet);
    return Xml.element("Id", changeSet.id()) + Xml.element("StackId", stack.id());
  }

  private static boolean creates(String type) {
    return switch (type) {
      case "CREATE" -> true;
      case "UPDATE" -> false;
      default ->
          throw StackErrors.validation(
              "the ChangeSetType is '" + type + "', known here are CREATE and UPDATE");
    };
  }

  private static void checkState(
      Optional<Stack> existing, String stackName, String name, boolean creates) {
    String status = existing.map(Stack::status).orElse("");
    boolean review = status.equals("REVIEW_IN_PROGRESS");
    if (creates && !status.isEmpty() && !review) {
      throw StackErrors.validation(
          "Stack [%s] already exists and cannot be created again with the changeSet [%s]"
              .formatted(stackName, name));
    }
    if (creates) {
      return;
    }
    if (status.isEmpty()) {
      throw StackErrors.validation("Stack [" + stackName + "] does not exist");
    }
    if (existing.get().isBusy()
        || review
        || status.equals("ROLLBACK_COMPLETE")
        || status.startsWith("DELETE_")) {
      throw StackErrors.validation(
          "Stack:%s is in %s state and can not be updated.".formatted(existing.get().id(), status));
    }
  }

  private String describeChangeSet(Form form) {
    Found found = find(form);
    return StackXml.changeSet(found.changeSet(), found.stack());
  }

  private String executeChangeSet(Form form) {
    Found found = find(form);
    stacks.execute(found.stack(), found.stack().begin(found.changeSet().name()));
    return "";
  }

  private String deleteChangeSet(Form form) {
    Found found = find(form);
    if (found.changeSet().execution().equals("EXECUTE_IN_PROGRESS")) {
      throw StackErrors.changeSetStatus(
          "ChangeSet [" + found.changeSet().id() + "] is being executed");
    }
    found.stack().forget(found.changeSet());
    return "";
  }

  private String describeStacks(Form form) {
    List<Stack> found =
        form.find("StackName").map(name -> List.of(stacks.get(name))).orElseGet(stacks::all);
    return Xml.list("Stacks", found, StackXml::stack);
  }

  private String events(Form form) {
    Stack stack = stacks.get(form.get("StackName"));
    return Xml.list("StackEvents", stack.events(), it -> StackXml.event(it, stack));
  }

  private String resources(Form form) {
    Stack stack = stacks.get(form.get("StackName"));
    String head = Xml.element("StackId", stack.id()) + Xml.element("StackName", stack.name());
    return Xml.list(
        "StackResources",
        stack.resources().values(),
        it -> head + StackXml.resource(it, "Timestamp"));
  }

  private String summaries(Form form) {
    return Xml.list(
        "StackResourceSummaries",
        stacks.get(form.get("StackName")).resources().values(),
        it -> StackXml.resource(it, "LastUpdatedTimestamp"));
  }

  private String template(Form form) {
    Optional<String> changeSet = form.find("ChangeSetName");
    Submission submission =
        changeSet.isPresent()
            ? find(form).changeSet().submission()
            : stacks
                .get(form.get("StackName"))
                .deployed()
                .orElseThrow(
                    () -> StackErrors.validation("The stack has not been deployed with success."));
    return Xml.element("TemplateBody", submission.template().text())
        + Xml.list("StagesAvailable", List.of("Original"), Xml::escape);
  }

  private String deleteStack(Form form) {
    Optional<Stack> stack = stacks.find(form.get("StackName"));
    if (stack.isPresent() && !stack.get().status().equals("DELETE_COMPLETE")) {
      if (!stack.get().start("DELETE_IN_PROGRESS")) {
        throw StackErrors.validation(
            "Stack [%s] cannot be deleted while in status %s"
                .formatted(stack.get().name(), stack.get().status()));
      }
      stacks.delete(stack.get());
    }
    return "";
  }

  private record Found(Stack stack, ChangeSet changeSet) {}

  /** By the change set's ARN, or by its name and the stack's. */
  private Found find(Form form) {
    String name = form.get("ChangeSetName");
    List<Stack> candidates =
        form.find("StackName").map(it -> List.of(stacks.get(it))).orElseGet(stacks::all);
    return candidates.stream()
        .flatMap(stack -> stack.changeSet(name).stream().map(it -> new Found(stack, it)))
        .findFirst()
        .orElseThrow(() -> StackErrors.noChangeSet(name));
  }
}
