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
 * {@code POST /webhooks/bitbucket} for the organisation, a project or a repository, and nothing
 * else. The gateway lets everyone through: the signature is over the body, which only the function
 * sees whole.
 */
final class WebhookApi extends Construct {
  private static final String PATH = "/webhooks/bitbucket";

  private static final List<String> SCOPES = List.of("", "/{project}", "/{project}/{slug}");

  /**
   * What a gateway takes at once unless a larger quota was asked for, and as many each second:
   * Bitbucket Data Center does not send again what was turned away here, and it has no more than
   * 250 deliveries under way. Against a flood that is not Bitbucket's there are source ranges.
   */
  private static final int REQUESTS_PER_SECOND = 5000;

  private static final int BURST = 5000;

  /** Neither headers nor body: both can hold secrets. */
  private static final String LOG_FORMAT =
      "{\"time\":\"$context.requestTime\",\"request\":\"$context.requestId\","
          + "\"source\":\"$context.identity.sourceIp\",\"route\":\"$context.routeKey\","
          + "\"status\":\"$context.status\",\"error\":\"$context.integrationErrorMessage\"}";

  private final HttpApi api;

  WebhookApi(Construct scope, String id, IFunction function) {
    super(scope, id);
    api =
        HttpApi.Builder.create(this, "Api")
            .apiName("pipewright-webhook")
            .description("Deliveries from Bitbucket")
            .createDefaultStage(false)
            .build();
    HttpLambdaIntegration receive = new HttpLambdaIntegration("Receive", function);
    for (String route : SCOPES) {
      api.addRoutes(
          AddRoutesOptions.builder()
              .path(PATH + route)
              .methods(List.of(HttpMethod.POST))
              .integration(receive)
              .build());
    }
    stage(new FactoryLog(this, "Log", "/pipewright/webhook-access").group());
    url("Url", "the organisation's webhook", "");
    url("UrlOfProject", "a project's webhook", "/{PROJECT}");
    url("UrlOfRepository", "a repository's webhook", "/{PROJECT}/{slug}");
  }

  String id() {
    return api.getApiId();
  }

  private void url(String id, String what, String scope) {
    CfnOutput.Builder.create(this, id)
        .description("URL of " + what + " in Bitbucket")
        .value(api.getApiEndpoint() + PATH + scope)
        .build();
  }

  private void stage(ILogGroup log) {
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
