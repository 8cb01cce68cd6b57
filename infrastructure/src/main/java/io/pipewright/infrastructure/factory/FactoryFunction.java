package io.pipewright.infrastructure.factory;

import io.pipewright.infrastructure.policy.Statements;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/** A function of the webhook: Java 17, in the network from which Bitbucket is reached. */
final class FactoryFunction extends Construct {
  /** At this size Lambda gives one whole CPU. */
  private static final int MEMORY_MB = 1769;

  /** For the bare repository that a commit is fetched into. */
  private static final Size TEMPORARY = Size.gibibytes(4);

  /** The gateway stops waiting after 30 s; a fetch that takes longer is still finished. */
  private static final Duration TIMEOUT = Duration.minutes(5);

  private final Function function;

  FactoryFunction(
      Construct scope,
      String id,
      String handler,
      FactorySpecification specification,
      Map<String, String> environment,
      List<PolicyStatement> statements) {
    super(scope, id);
    ILogGroup log =
        new FactoryLog(this, "Log", "/pipewright/" + id.toLowerCase(Locale.ROOT)).group();
    Role role =
        Role.Builder.create(this, "Role")
            .description("Runs " + handler)
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .build();
    role.addToPolicy(
        Statements.allow(
            List.of("logs:CreateLogStream", "logs:PutLogEvents"), List.of(log.getLogGroupArn())));
    role.addToPolicy(networkInterfaces());
    statements.forEach(role::addToPolicy);
    function =
        Function.Builder.create(this, "Function")
            .runtime(Runtime.JAVA_17)
            .handler(handler)
            .code(Code.fromAsset(specification.code()))
            .memorySize(MEMORY_MB)
            .ephemeralStorageSize(TEMPORARY)
            .timeout(TIMEOUT)
            .environment(environment)
            .logGroup(log)
            .role(role)
            .build();
    attach(function, specification.network());
  }

  Function function() {
    return function;
  }

  /** By ids alone: the CDK's own way looks the network up in the account. */
  private static void attach(Function function, FactorySpecification.Network network) {
    CfnFunction resource = (CfnFunction) function.getNode().getDefaultChild();
    if (resource == null) {
      throw new IllegalStateException("the CDK made a function without a resource");
    }
    resource.setVpcConfig(
        CfnFunction.VpcConfigProperty.builder()
            .subnetIds(network.subnets())
            .securityGroupIds(network.securityGroups())
            .build());
    // Lambda checks the right to make network interfaces when the function is made.
    resource.getNode().addDependency(function.getRole());
  }

  private static PolicyStatement networkInterfaces() {
    return Statements.allow(
        List.of(
            "ec2:CreateNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:DeleteNetworkInterface"),
        List.of("*"));
  }
}
