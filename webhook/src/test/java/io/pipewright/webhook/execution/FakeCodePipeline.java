package io.pipewright.webhook.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionCategory;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.ActionOwner;
import software.amazon.awssdk.services.codepipeline.model.ActionTypeId;
import software.amazon.awssdk.services.codepipeline.model.ArtifactRevision;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineExecutionRequest;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineExecutionResponse;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineRequest;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineResponse;
import software.amazon.awssdk.services.codepipeline.model.ListActionExecutionsRequest;
import software.amazon.awssdk.services.codepipeline.model.ListActionExecutionsResponse;
import software.amazon.awssdk.services.codepipeline.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.codepipeline.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.codepipeline.model.OutputArtifact;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecution;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.PipelineMetadata;
import software.amazon.awssdk.services.codepipeline.model.PipelineNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;
import software.amazon.awssdk.services.codepipeline.model.Tag;
import software.amazon.awssdk.services.codepipeline.paginators.ListActionExecutionsIterable;
import software.amazon.awssdk.services.codepipeline.paginators.ListTagsForResourceIterable;

/** One pipeline with one execution, answering in pages of one as AWS may. */
final class FakeCodePipeline implements CodePipelineClient {
  static final String PIPELINE = "payments--ledger-api";
  private static final String ARN = "arn:aws:codepipeline:eu-west-1:111111111111:" + PIPELINE;

  private final List<ActionExecutionDetail> actions = new ArrayList<>();
  private Map<String, String> tags = Map.of("team", "payments", "managed-by", "pipewright");
  private List<ArtifactRevision> revisions =
      List.of(ArtifactRevision.builder().name("Source").revisionId("v7").build());
  private PipelineExecutionStatus status = PipelineExecutionStatus.FAILED;

  void tags(Map<String, String> others) {
    tags = Map.copyOf(others);
  }

  void withoutRevisions() {
    revisions = List.of();
  }

  void status(PipelineExecutionStatus other) {
    status = other;
  }

  /** Adds an action that ran before all that were added earlier. */
  void ranBefore(ActionExecutionDetail action) {
    actions.add(action);
  }

  @Override
  public GetPipelineResponse getPipeline(GetPipelineRequest request) {
    if (!request.name().equals(PIPELINE)) {
      throw PipelineNotFoundException.builder().message("no such pipeline").build();
    }
    ActionDeclaration source =
        ActionDeclaration.builder()
            .name("Source")
            .actionTypeId(type(ActionCategory.SOURCE, "S3"))
            .configuration(
                Map.of("S3Bucket", "sources", "S3ObjectKey", "LEDGER/ledger-api/source.zip"))
            .outputArtifacts(List.of(OutputArtifact.builder().name("Source").build()))
            .build();
    StageDeclaration stage =
        StageDeclaration.builder().name("Source").actions(List.of(source)).build();
    return GetPipelineResponse.builder()
        .pipeline(PipelineDeclaration.builder().name(PIPELINE).stages(List.of(stage)).build())
        .metadata(PipelineMetadata.builder().pipelineArn(ARN).build())
        .build();
  }

  static ActionTypeId type(ActionCategory category, String provider) {
    return ActionTypeId.builder()
        .category(category)
        .owner(ActionOwner.AWS)
        .provider(provider)
        .build();
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    if (!request.resourceArn().equals(ARN)) {
      throw new AssertionError("another ARN: " + request.resourceArn());
    }
    List<Tag> all =
        tags.entrySet().stream()
            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
            .toList();
    int at = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
    return ListTagsForResourceResponse.builder()
        .tags(all.subList(at, Math.min(at + 1, all.size())))
        .nextToken(at + 1 < all.size() ? String.valueOf(at + 1) : null)
        .build();
  }

  @Override
  public ListTagsForResourceIterable listTagsForResourcePaginator(
      ListTagsForResourceRequest request) {
    return new ListTagsForResourceIterable(this, request);
  }

  @Override
  public GetPipelineExecutionResponse getPipelineExecution(GetPipelineExecutionRequest request) {
    return GetPipelineExecutionResponse.builder()
        .pipelineExecution(
            PipelineExecution.builder().status(status).artifactRevisions(revisions).build())
        .build();
  }

  @Override
  public ListActionExecutionsResponse listActionExecutions(ListActionExecutionsRequest request) {
    int at = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
    return ListActionExecutionsResponse.builder()
        .actionExecutionDetails(actions.subList(at, Math.min(at + 1, actions.size())))
        .nextToken(at + 1 < actions.size() ? String.valueOf(at + 1) : null)
        .build();
  }

  @Override
  public ListActionExecutionsIterable listActionExecutionsPaginator(
      ListActionExecutionsRequest request) {
    return new ListActionExecutionsIterable(this, request);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
