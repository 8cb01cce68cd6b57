package io.pipewright.infrastructure.factory;

import io.pipewright.infrastructure.policy.Arns;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/** From Bitbucket's delivery to the generator, and from an execution back to the commit. */
public final class FactoryStack extends Stack {
  /** A cold JVM and Node want a whole CPU; both fit into 2 GiB. */
  private static final FactoryTask.Shape GENERATOR =
      new FactoryTask.Shape("generator", "factory.taskDefinition", 1024, 2048, OptionalInt.empty());

  /** For a commit that a function cannot take: room for it twice, as git has it and as a zip. */
  private static final FactoryTask.Shape CHECKOUT =
      new FactoryTask.Shape("checkout", "factory.checkoutTask", 2048, 4096, OptionalInt.of(100));

  private final FactorySpecification specification;
  private final Arns arns = new Arns(this);
  private final SourceBucket bucket;
  private final LedgerTable ledger;
  private final DeliveryQueue queue;
  private final FactoryCluster cluster;
  private final Grants grants;
  private final FunctionPolicy policy;

  public FactoryStack(
      Construct scope, String id, StackProps props, FactorySpecification specification) {
    super(scope, id, props);
    this.specification = specification;
    TeamKeys keys = new TeamKeys(this, "Keys", specification.teams());
    bucket = new SourceBucket(this, "Source", keys.factory());
    ledger = new LedgerTable(this, "Ledger", keys.factory());
    queue = new DeliveryQueue(this, "Deliveries", keys.factory());
    cluster = new FactoryCluster(this, "Cluster", keys.factory(), specification.imageTag());
    grants = new Grants(arns, bucket, keys, ledger, queue, specification.bitbucket());
    policy = new FunctionPolicy(grants);
    ReceiveFunction receive =
        new ReceiveFunction(this, "Receive", specification, ledger, queue, policy.receive());
    WebhookApi api = new WebhookApi(this, "Api", receive.live());
    Map<String, Function> functions = functions();
    functions.put("receive", receive.function());
    FactoryAlarms alarms =
        new FactoryAlarms(this, "Alarms", keys.factory(), specification.alarmMail());
    alarms.onQueue(queue);
    alarms.onApi(api);
    functions.forEach(alarms::onFunction);
  }

  /** Those that act on what was received, by their short names. */
  private Map<String, Function> functions() {
    String url = bucket.factoryUrl();
    Map<String, String> environment =
        Map.of(
            "PIPEWRIGHT_FACTORY",
            url,
            "PIPEWRIGHT_MAIN_BRANCH",
            specification.bitbucket().mainBranch());
    FactoryTask generator =
        new FactoryTask(
            this,
            "Generator",
            GENERATOR,
            cluster.image(),
            environment,
            new GeneratorPolicy(arns).statements(bucket, grants));
    FactoryTask checkout =
        new FactoryTask(
            this,
            "Checkout",
            CHECKOUT,
            cluster.image(),
            environment,
            policy.checkout(cluster, generator));
    Map<String, Function> functions = new LinkedHashMap<>();
    functions.put(
        "work",
        new WorkFunction(
                this, "Work", specification, url, queue, policy.work(cluster, generator, checkout))
            .function());
    functions.put(
        "reconcile",
        new ReconcileFunction(this, "Reconcile", specification, url, policy.reconcile())
            .function());
    functions.put(
        "executions",
        new ExecutionFunction(
                this, "Executions", specification, url, policy.executions(arns, bucket))
            .function());
    return functions;
  }
}
