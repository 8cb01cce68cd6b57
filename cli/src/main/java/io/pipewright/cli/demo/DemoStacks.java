package io.pipewright.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.Output;

/** Deploys the stacks that must be there before the first merge, as anyone would: by change set. */
final class DemoStacks {
  private static final String CHANGE_SET = "demo";

  private final CloudFormationClient client;

  DemoStacks(CloudFormationClient client) {
    this.client = client;
  }

  /** Keys, source bucket, the generator's role; gives the outputs. */
  Map<String, String> deployBase() {
    return deploy("pipewright-base", "/io/pipewright/cli/demo/base.template.json");
  }

  /** The people's role and its approval policy, from the factory's infrastructure. */
  void deployAccess() {
    deploy("pipewright-access", "/templates/access.template.json");
  }

  private Map<String, String> deploy(String stack, String resource) {
    String template = resource(resource);
    client.createChangeSet(
        create ->
            create
                .stackName(stack)
                .changeSetName(CHANGE_SET)
                .changeSetType(ChangeSetType.CREATE)
                .capabilities(Capability.CAPABILITY_NAMED_IAM)
                .templateBody(template));
    client
        .waiter()
        .waitUntilChangeSetCreateComplete(
            describe -> describe.stackName(stack).changeSetName(CHANGE_SET), DemoWaits::quickly);
    client.executeChangeSet(execute -> execute.stackName(stack).changeSetName(CHANGE_SET));
    client
        .waiter()
        .waitUntilStackCreateComplete(describe -> describe.stackName(stack), DemoWaits::quickly);
    return client
        .describeStacks(describe -> describe.stackName(stack))
        .stacks()
        .get(0)
        .outputs()
        .stream()
        .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
  }

  private static String resource(String name) {
    try (InputStream stream = DemoStacks.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the build did not pack " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
