package io.pipewright.infrastructure.factory;

import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * The ledger of deliveries and commits. Its keys and indexes are those that the module {@code
 * ledger} makes on one machine; a test of the command line compares the two. Paid by the request: a
 * burst of deliveries finds no capacity that somebody had to guess.
 */
final class LedgerTable extends Construct {
  static final String NAME = "pipewright-ledger";
  static final String BY_REPOSITORY = "by-repository";
  static final String BY_STATE = "by-state";

  private final Table table;

  LedgerTable(Construct scope, String id, IKey key) {
    super(scope, id);
    table =
        Table.Builder.create(this, "Table")
            .tableName(NAME)
            .partitionKey(text("pk"))
            .sortKey(text("sk"))
            .timeToLiveAttribute("expires")
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
            .encryption(TableEncryption.CUSTOMER_MANAGED)
            .encryptionKey(key)
            .deletionProtection(true)
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    index(BY_REPOSITORY, "ofRepository");
    index(BY_STATE, "inState");
    CfnOutput.Builder.create(this, "Name")
        .description("factory.ledger in factory.yaml")
        .value(table.getTableName())
        .build();
  }

  String name() {
    return table.getTableName();
  }

  String arn() {
    return table.getTableArn();
  }

  /** The two indexes; a right to the table is none to them. */
  List<String> indexArns() {
    return List.of(arn() + "/index/" + BY_REPOSITORY, arn() + "/index/" + BY_STATE);
  }

  /** Both are sorted by time. */
  private void index(String name, String partitionKey) {
    table.addGlobalSecondaryIndex(
        GlobalSecondaryIndexProps.builder()
            .indexName(name)
            .partitionKey(text(partitionKey))
            .sortKey(text("at"))
            .projectionType(ProjectionType.ALL)
            .build());
  }

  private static Attribute text(String name) {
    return Attribute.builder().name(name).type(AttributeType.STRING).build();
  }
}
