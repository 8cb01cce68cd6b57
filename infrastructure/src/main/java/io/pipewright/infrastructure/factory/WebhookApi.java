package io.pipewright.infrastructure.factory;

import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/**
 * {@code POST /webhooks/bitbucket}, and nothing else. The gateway lets everyone through: the
 * signature is over the body, which only the function sees whole.
 */
final class WebhookApi extends Construct {
  private static final String PATH = "/webhooks/bitbucket";

  /** Far above what merges need: a flood is turned away here and costs no function. */
  private static final int REQUESTS_PER_SECOND = 20;

  private static final int BURST = 50;

  /** Neither headers nor body: both can hold secrets. */
  private static final String LOG_FORMAT =
      "{\"time\":\"$context.requestTime\",\"request\":\"$context.requestId\","
          + "\"source\":\"$context.identity.sourceIp\",\"route\":\"$context.routeKey\","
          + "\"status\":\"$context.status\",\"error\":\"$context.integrationErrorMessage\"}";

  WebhookApi(Construct scope, String id, IFunction function) {
    super(scope, id);
    HttpApi api =
        HttpApi.Builder.create(this, "Api")
            .apiName("pipewright-webhook")
            .description("Deliveries from Bitbucket")
            .createDefaultStage(false)
            .build();
    api.addRoutes(
        AddRoutesOptions.builder()
            .path(PATH)
            .methods(List.of(HttpMethod.POST))
            .integration(new HttpLambdaIntegration("Receive", function))
            .build());
    stage(api, new FactoryLog(this, "Log", "/pipewright/webhook-access").group());
    CfnOutput.Builder.create(this, "Url")
        .description("URL of the webhook in Bitbucket")
        .value(api.getApiEndpoint() + PATH)
        .build();
  }

  private void stage(HttpApi api, ILogGroup log) {
    CfnStage.Builder.create(this, "Stage")
        .apiId(api.getApiId())
        .stageName("$default")
        .autoDeploy(true)
        .accessLogSettings(
            CfnStage.AccessLogSettingsProperty.builder()
                .destinationArn(log.getLogGroupArn())
                .format(LOG_FORMAT)
                .build())
        .defaultRouteSettings(
            CfnStage.RouteSettingsProperty.builder()
                .throttlingRateLimit(REQUESTS_PER_SECOND)
                .throttlingBurstLimit(BURST)
                .build())
        .build();
  }
}
