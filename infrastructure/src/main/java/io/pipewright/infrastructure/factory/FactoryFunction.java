package io.pipewright.infrastructure.factory;

import io.pipewright.infrastructure.policy.Statements;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/** A function on Java 17 with a role and a log of its own, named as the construct is. */
final class FactoryFunction extends Construct {
  /** At this size Lambda gives one whole CPU. */
  private static final int MEMORY_MB = 1769;

  private final Function function;

  FactoryFunction(
      Construct scope, String id, FunctionShape shape, List<PolicyStatement> statements) {
    super(scope, id);
    String name = id.toLowerCase(Locale.ROOT);
    ILogGroup log = new FactoryLog(this, "Log", "/pipewright/" + name).group();
    Function.Builder builder =
        Function.Builder.create(this, "Function")
            .functionName("pipewright-" + name)
            .runtime(Runtime.JAVA_17)
            .handler(shape.handler())
            .code(Code.fromAsset(shape.code()))
            .memorySize(MEMORY_MB)
            .ephemeralStorageSize(shape.temporary())
            .timeout(shape.timeout())
            .environment(shape.environment())
            .logGroup(log)
            .role(role(shape, log, statements));
    if (shape.snapshot()) {
      builder.snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);
    }
    function = builder.build();
    // What the CDK warns of is for whoever asks for a snapshot to see to: see ReceiveFunction.
    Annotations.of(function).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish");
    shape.network().ifPresent(network -> attach(function, network));
  }

  Function function() {
    return function;
  }

  private Role role(FunctionShape shape, ILogGroup log, List<PolicyStatement> statements) {
    Role role =
        Role.Builder.create(this, "Role")
            .description("Runs " + shape.handler())
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .build();
    role.addToPolicy(
        Statements.allow(
            List.of("logs:CreateLogStream", "logs:PutLogEvents"), List.of(log.getLogGroupArn())));
    if (shape.network().isPresent()) {
      role.addToPolicy(networkInterfaces());
    }
    statements.forEach(role::addToPolicy);
    return role;
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
