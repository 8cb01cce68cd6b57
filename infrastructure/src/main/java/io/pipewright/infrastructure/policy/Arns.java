package io.pipewright.infrastructure.policy;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;

/** ARNs in a stack's account and region. */
public final class Arns {
  private final Stack stack;

  /** ARNs as seen from {@code stack}. */
  public Arns(Stack stack) {
    this.stack = stack;
  }

  /** {@code arn:…:service:region:account:resource}. */
  public String of(String service, String resource) {
    return format(service, resource, stack.getRegion());
  }

  /** {@code arn:…:service::account:resource}, for IAM. */
  public String global(String service, String resource) {
    return format(service, resource, "");
  }

  /**
   * The secret of that name in Secrets Manager, which adds a hyphen and six characters to a name.
   */
  public String secret(String name) {
    return of("secretsmanager", "secret:" + name + "-??????");
  }

  /** A service's name in {@code kms:ViaService}. */
  public String endpoint(String service) {
    return service + "." + stack.getRegion() + ".amazonaws.com";
  }

  /** {@code arn:…:s3:::name}; S3 names neither account nor region. */
  public String s3(String name) {
    return "arn:" + stack.getPartition() + ":s3:::" + name;
  }

  private String format(String service, String resource, String region) {
    return stack.formatArn(
        ArnComponents.builder()
            .service(service)
            .region(region)
            .resource(resource)
            .arnFormat(ArnFormat.NO_RESOURCE_NAME)
            .build());
  }
}
