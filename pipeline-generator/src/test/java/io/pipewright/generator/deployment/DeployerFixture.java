package io.pipewright.generator.deployment;

import io.pipewright.generator.progress.RightOfWay;
import io.pipewright.generator.progress.SupersededException;
import io.pipewright.generator.surroundings.ManualTime;
import io.pipewright.generator.template.RenderedTemplate;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A deployer before a scripted CloudFormation, with a bucket that only takes note. */
final class DeployerFixture {
  private static final RenderedTemplate TEMPLATE = template("{}");

  final List<String> stored = new ArrayList<>();
  private RightOfWay right = () -> {};

  static RenderedTemplate template(String json) {
    return new RenderedTemplate(
        json, "payments--ledger-api", Map.of("repository", "PAY/ledger-api"));
  }

  StackChange deploy(ScriptedCloudFormation aws) {
    return deploy(aws, TEMPLATE);
  }

  StackChange deploy(ScriptedCloudFormation aws, RenderedTemplate template) {
    return new CloudFormationDeployer(
            aws,
            (name, json) -> {
              stored.add(json);
              return URI.create("https://bucket/" + stored.size());
            },
            new ManualTime().polling())
        .deploy(template, right);
  }

  /** The questions before this one are answered well. */
  void rightIsLostAtQuestion(int number) {
    AtomicInteger questions = new AtomicInteger();
    right =
        () -> {
          if (questions.incrementAndGet() >= number) {
            throw new SupersededException("a newer commit came first");
          }
        };
  }
}
